package app.passculture.data.recommendation.api;

import app.passculture.data.recommendation.db.EmbeddedDatabase;
import app.passculture.data.recommendation.db.refresh.Refresh;
import java.time.Clock;
import javax.sql.DataSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.WKBWriter;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** The rows of sample-data.sql, and zone 1: a rectangle in Paris. */
public final class SampleData {

    private static final Envelope PARIS = new Envelope(2.33, 2.40, 48.84, 48.89);

    private SampleData() {}

    public static EmbeddedDatabase standard() {
        return filled(EmbeddedDatabase.create());
    }

    public static EmbeddedDatabase filled(EmbeddedDatabase database) {
        DataSource source = database.dataSource();
        new ResourceDatabasePopulator(new ClassPathResource("sample-data.sql")).execute(source);
        new JdbcTemplate(source)
                .update(
                        "insert into iris_france (id, \"irisCode\", shape) values (1, '751010101', ?)",
                        new WKBWriter().write(new GeometryFactory().toGeometry(PARIS)));
        new Refresh(source, Clock.systemUTC()).run();
        return database;
    }
}

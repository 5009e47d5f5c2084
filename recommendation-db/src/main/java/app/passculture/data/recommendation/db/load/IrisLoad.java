package app.passculture.data.recommendation.db.load;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import tools.jackson.core.JacksonException;

/** Replaces the zones of iris_france in one transaction and announces a new data version; readers never see fewer zones. */
public final class IrisLoad {
    private final DataSource database;

    public IrisLoad(DataSource database) {
        this.database = database;
    }

    /** From a GeoJSON FeatureCollection; answers how many zones there are. */
    public int geoJson(CsvSource source) {
        return replace(source, GeoJsonZones::new);
    }

    /** From a CSV without header of id, IRIS code and WKT; answers how many zones there are. */
    public int wktCsv(CsvSource source) {
        return replace(source, WktZones::new);
    }

    private int replace(CsvSource source, Function<InputStream, ZoneReader> format) {
        try (InputStream in = source.open()) {
            return replace(format.apply(in));
        } catch (IOException | JacksonException failure) {
            throw new LoadException.SourceUnreadable("table iris_france", failure);
        }
    }

    private int replace(ZoneReader zones) throws IOException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            int count = fill(connection, zones);
            try (Statement statement = connection.createStatement()) {
                statement.execute("SELECT public.bump_data_version()");
            }
            connection.commit();
            return count;
        } catch (SQLException failure) {
            throw new LoadException.DatabaseFailed("replacing the zones", failure);
        }
    }

    private static int fill(Connection connection, ZoneReader zones) throws SQLException, IOException {
        try (ZoneTable table = ZoneTable.emptied(connection)) {
            for (Optional<Zone> zone = zones.next(); zone.isPresent(); zone = zones.next()) {
                ZoneShape.check(zone.get().shape());
                table.add(zone.get());
            }
            return requireSome(table.finish());
        } catch (IllegalArgumentException failure) {
            throw new LoadException.BadZone(
                    "Zones refused at " + zones.position() + ": " + failure.getMessage() + ".", failure);
        }
    }

    private static int requireSome(int count) {
        if (count == 0) {
            throw new IllegalArgumentException("there is no zone at all");
        }
        return count;
    }
}

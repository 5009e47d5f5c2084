package app.passculture.data.recommendation.api.history;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Stores impressions: one row an offer, the rows of all given answers by one statement. */
@Component
class StoredRows {

    private static final String INSERT = """
            insert into past_recommended_offers (userid, offerid, date, item_id, call_id, position)
            select userid, offerid, date, item_id, call_id, position
            from unnest(?::bigint[], ?::text[]::timestamptz[], ?::text[]::uuid[])
                    with ordinality as answers (userid, date, call_id, answer)
                join unnest(?::integer[], ?::bigint[], ?::text[], ?::integer[])
                    as shown (answer, offerid, item_id, position) using (answer)
            """;

    private final JdbcTemplate jdbc;

    StoredRows(DataSource source) {
        this.jdbc = new JdbcTemplate(source);
    }

    void insert(List<Impression> impressions) {
        RowColumns columns = RowColumns.of(impressions);
        jdbc.update(INSERT, statement -> {
            statement.setObject(1, columns.users());
            statement.setObject(2, columns.dates());
            statement.setObject(3, columns.calls());
            statement.setObject(4, columns.answers());
            statement.setObject(5, columns.offers());
            statement.setObject(6, columns.items());
            statement.setObject(7, columns.positions());
        });
    }

    /** Fails when the database cannot be reached. */
    void reach() {
        jdbc.execute("select 1");
    }
}

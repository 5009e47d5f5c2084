package app.passculture.data.recommendation.api.history;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Stores impressions: one row an offer, the rows of all given answers by one statement. */
@Component
class StoredRows {

    // Looked up by number, not joined: a join would store the offers of an answer in any order.
    private static final String INSERT = """
            insert into past_recommended_offers (userid, offerid, date, item_id, call_id, position)
            select users[answer], offerid, dates[answer], item_id, calls[answer], position
            from (select ?::bigint[], ?::text[]::timestamptz[], ?::text[]::uuid[] offset 0) as answers (users, dates, calls),
                unnest(?::integer[], ?::bigint[], ?::text[], ?::integer[]) as shown (answer, offerid, item_id, position)
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

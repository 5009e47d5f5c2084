package app.passculture.data.recommendation.db.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ReadersDuringLoadTest {
    private static final List<String> QUERIES = List.of(
            "SELECT (SELECT count(*) FROM booking) || ' ' || (SELECT count(*) FROM offer)",
            "SELECT count(*) || ' ' || (SELECT count(DISTINCT offer_id) FROM non_recommendable_offers)"
                    + " FROM recommendable_offers",
            "SELECT (SELECT count(*) FROM stock) || ' ' || (SELECT count(*) FROM iris_venues_mv)"
                    + " FROM (SELECT count(*) FROM stock) AS warm_up");

    @Test
    void neverSeeAnEmptyOrMissingTableOrHalfALoad() throws InterruptedException, ExecutionException {
        LoadFixture fixture = LoadFixture.create();
        fixture.load(Rows.world(30, "odd"));
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Set<String>>> seen = new ArrayList<>();
            for (String query : QUERIES) {
                seen.add(readers.submit(reader(fixture, query, done)));
            }
            for (int i = 0; i < 6; i++) {
                fixture.load(Rows.world(i % 2 == 0 ? 40 : 30, "any"));
            }
            done.set(true);

            assertThat(seen.get(0).get()).isSubsetOf("30 30", "40 40");
            assertThat(seen.get(1).get()).isSubsetOf("30 30", "40 40");
            assertThat(seen.get(2).get()).isSubsetOf("30 30", "40 40", "30 40", "40 30");
        }
    }

    private static Callable<Set<String>> reader(LoadFixture fixture, String query, AtomicBoolean done) {
        return () -> {
            Set<String> seen = new HashSet<>();
            try (Connection connection = fixture.database().dataSource().getConnection();
                    Statement statement = connection.createStatement()) {
                while (!done.get()) {
                    seen.add(text(statement, query));
                }
            }
            return seen;
        };
    }

    private static String text(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}

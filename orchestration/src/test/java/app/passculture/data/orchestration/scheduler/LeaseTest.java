package app.passculture.data.orchestration.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.passculture.data.orchestration.journal.JournalDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class LeaseTest {

    private final JournalDatabase journal = JournalDatabase.create();

    @Test
    void aPoolThatIsUsedUpDoesNotCostANodeItsLease() throws SQLException {
        TestNode.Way impatient = new TestNode.Way(System::nanoTime, TestNode::impatient);
        try (TestNode node = TestNode.on(journal.jdbcUrl(), impatient).start()) {
            Deque<Connection> taken = takeAll(node.database());
            assertThat(taken).isNotEmpty();
            try {
                await().during(Lease.LENGTH.plusSeconds(1))
                        .atMost(Lease.LENGTH.plusSeconds(10))
                        .untilAsserted(() -> assertThat(nodesWithLease()).isOne());
            } finally {
                for (Connection connection : taken) {
                    connection.close();
                }
            }
        }
    }

    private static Deque<Connection> takeAll(DataSource database) throws SQLException {
        Deque<Connection> taken = new ArrayDeque<>();
        try {
            while (true) {
                taken.push(database.getConnection());
            }
        } catch (SQLTransientConnectionException usedUp) {
            return taken;
        }
    }

    private long nodesWithLease() {
        return JdbcClient.create(journal.dataSource())
                .sql("SELECT count(*) FROM node WHERE ended_at IS NULL AND lease_until > clock_timestamp()")
                .query(Long.class)
                .single();
    }
}

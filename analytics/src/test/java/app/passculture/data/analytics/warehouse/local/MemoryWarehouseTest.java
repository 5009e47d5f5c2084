package app.passculture.data.analytics.warehouse.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.passculture.data.analytics.warehouse.CatalogContract;
import app.passculture.data.analytics.warehouse.JobHandle;
import app.passculture.data.analytics.warehouse.JobOptions;
import app.passculture.data.analytics.warehouse.Statement;
import app.passculture.data.analytics.warehouse.Warehouse;
import app.passculture.data.analytics.warehouse.WarehouseException.Cancelled;
import app.passculture.data.analytics.warehouse.WarehouseException.Conflict;
import app.passculture.data.analytics.warehouse.WarehouseException.LimitExceeded;
import app.passculture.data.analytics.warehouse.WarehouseException.NotFound;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What {@link LocalWarehouse} makes of any engine. */
class MemoryWarehouseTest extends CatalogContract {

    private final SettableClock clock = new SettableClock();
    private final LocalWarehouse warehouse = new LocalWarehouse(
            new MemoryEngine(),
            "contract-project",
            "EU",
            clock,
            () -> UUID.randomUUID().toString());

    @Override
    protected Warehouse warehouse() {
        return warehouse;
    }

    @Test
    void aJobWithAnIdHappensOnce() {
        Statement statement = Statement.of(numbers("one", 3).toString()).with(JobOptions.NONE.as("once"));
        JobHandle first = warehouse.run(statement).job();
        assertThat(warehouse.begin(statement)).isEqualTo(first);
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> warehouse.begin(Statement.of("wrong").with(JobOptions.NONE.as("once"))));
    }

    @Test
    void aTimeLimitStopsAJob() {
        Statement endless = Statement.of("wait").with(JobOptions.NONE.within(Duration.ofMillis(20)));
        assertThatExceptionOfType(LimitExceeded.class)
                .isThrownBy(() -> warehouse.run(endless))
                .withMessageContaining("longer than PT0.02S");
    }

    @Test
    void anInterruptCancelsTheJob() {
        JobHandle endless = warehouse.begin(Statement.of("wait"));
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(Cancelled.class).isThrownBy(() -> warehouse.await(endless));
        assertThat(Thread.interrupted()).isTrue();
        assertThatExceptionOfType(Cancelled.class).isThrownBy(() -> warehouse.await(endless));
    }

    @Test
    void closingStopsWhatRuns() {
        JobHandle endless = warehouse.begin(Statement.of("wait"));
        warehouse.close();
        assertThatExceptionOfType(Cancelled.class).isThrownBy(() -> warehouse.await(endless));
    }

    @Test
    void resultsAreForgottenAnHourAfterTheirLastUse() {
        String table = numbers("kept", 3).toString();
        JobHandle old = warehouse.run(Statement.of(table)).job();
        clock.pass(Duration.ofMinutes(59));
        warehouse.run(Statement.of(table));
        assertThat(warehouse.rows(old, 0).toList()).hasSize(3);
        clock.pass(Duration.ofMinutes(61));
        warehouse.run(Statement.of(table));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> warehouse.rows(old, 0));
    }

    private static final class SettableClock extends Clock {

        private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2021-03-09T12:00:00Z"));

        void pass(Duration time) {
            now.updateAndGet(instant -> instant.plus(time));
        }

        @Override
        public Instant instant() {
            return now.get();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}

package app.passculture.data.orchestration.api;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Shows how many tasks wait at each gate, how many runs are under way, and how long the leases of the nodes still last. */
final class QueueMetrics implements MeterBinder {
    /** Several scrapers ask the database once. */
    private static final Duration FRESH = Duration.ofSeconds(5);

    private static final List<String> GATES =
            List.of("run", "deps", "paused", "tasks", "pool", "time", "event", "stopping", "code", "elsewhere", "next");

    private static final String WAITING = """
            SELECT coalesce(split_part(t.gate, ':', 1), CASE t.state WHEN 'deferred' THEN 'elsewhere' ELSE 'deps' END) AS what, count(*) AS number
            FROM run r JOIN task_instance t ON t.run = r.id
            WHERE r.state IN ('queued', 'running') AND t.state IN ('none', 'scheduled', 'up_for_retry', 'deferred', 'restarting')
            GROUP BY 1
            UNION ALL SELECT 'runs ' || state, count(*) FROM run WHERE state IN ('queued', 'running') GROUP BY state
            UNION ALL SELECT 'nodes', count(*) FROM node WHERE ended_at IS NULL AND lease_until > now()
            UNION ALL SELECT 'lease', extract(epoch FROM min(lease_until) - now()) FROM node
                WHERE ended_at IS NULL AND lease_until > now()
            UNION ALL SELECT 'alerts pending', count(*) FROM outbox WHERE delivered_at IS NULL AND failed_at IS NULL
            UNION ALL SELECT 'alerts given up', count(*) FROM outbox WHERE failed_at IS NOT NULL""";

    private final JdbcClient database;
    private final Clock clock;
    private final AtomicReference<Reading> last = new AtomicReference<>(new Reading(Instant.EPOCH, Map.of()));

    QueueMetrics(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The figures of a moment. */
    private record Reading(Instant at, Map<String, Double> figures) {}

    @Override
    public void bindTo(MeterRegistry registry) {
        for (String gate : GATES) {
            Gauge.builder("orchestration.tasks.waiting", () -> figure(gate))
                    .tag("gate", gate)
                    .register(registry);
        }
        for (String state : List.of("queued", "running")) {
            Gauge.builder("orchestration.runs", () -> figure("runs " + state))
                    .tag("state", state)
                    .register(registry);
        }
        for (String state : List.of("pending", "given up")) {
            Gauge.builder("orchestration.alerts.undelivered", () -> figure("alerts " + state))
                    .tag("state", state)
                    .register(registry);
        }
        Gauge.builder("orchestration.nodes", () -> figure("nodes")).register(registry);
        Gauge.builder("orchestration.lease.left.seconds", () -> figure("lease")).register(registry);
    }

    private double figure(String name) {
        Reading reading = last.get();
        if (reading.at().plus(FRESH).isBefore(clock.instant())) {
            reading = new Reading(clock.instant(), read());
            last.set(reading);
        }
        return reading.figures().getOrDefault(name, 0.0);
    }

    private Map<String, Double> read() {
        Map<String, Double> figures = new HashMap<>();
        database.sql(WAITING).query(row -> {
            figures.merge(row.getString("what"), row.getDouble("number"), Double::sum);
        });
        return figures;
    }
}

package app.passculture.data.orchestration;

import app.passculture.data.orchestration.scheduler.Scheduler;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;

/** Starts the node when everything is there and ends it first; healthy while it has its lease. */
final class SchedulerLife implements SmartLifecycle, HealthIndicator {

    private final Scheduler scheduler;
    private volatile boolean running;

    SchedulerLife(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public void start() {
        scheduler.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        scheduler.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public Health health() {
        return scheduler.node().isPresent()
                ? Health.up().withDetail("node", scheduler.node().getAsLong()).build()
                : Health.outOfService()
                        .withDetail("reason", "the node has no lease")
                        .build();
    }
}

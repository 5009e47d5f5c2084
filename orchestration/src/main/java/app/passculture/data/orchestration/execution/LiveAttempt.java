package app.passculture.data.orchestration.execution;

import app.passculture.data.orchestration.execution.Execution.Reports;
import app.passculture.data.orchestration.run.RunEvent;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** An attempt under way on this node; whatever else happens, its end is reported once or, after it was dropped, never. */
final class LiveAttempt {

    private final Order order;
    private final Reports reports;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile boolean stopped;

    LiveAttempt(Order order, Reports reports) {
        this.order = order;
        this.reports = reports;
    }

    Order order() {
        return order;
    }

    int task() {
        return order.attempted().task();
    }

    boolean isStopped() {
        return stopped;
    }

    void markStopped() {
        stopped = true;
    }

    /** Reports something that is not the end. */
    void report(RunEvent.Report report) {
        if (!over.get()) {
            reports.report(order, report, null);
        }
    }

    /** Reports the end, unless it has been reported; what was stopped is lost however it ended. */
    void end(RunEvent.Report report, @Nullable TaskOutput output) {
        if (over.compareAndSet(false, true)) {
            reports.report(order, stopped ? lost() : report, stopped ? null : output);
        }
    }

    void lose() {
        end(lost(), null);
    }

    /** Nothing more is reported. */
    void drop() {
        over.set(true);
    }

    private RunEvent.Report lost() {
        return new RunEvent.Lost(task(), order.attempt());
    }
}

package app.passculture.data.analytics.warehouse.local;

import app.passculture.data.analytics.warehouse.WarehouseException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The wish that a piece of work stops, seen by the thread that does it. */
public final class Cancellation {

    private final AtomicReference<@Nullable WarehouseException> reason = new AtomicReference<>();
    private final AtomicReference<Runnable> reaction = new AtomicReference<>(() -> {});

    /** The work stops with this failure; the first one counts. */
    public void request(WarehouseException why) {
        if (reason.compareAndSet(null, why)) {
            reaction.get().run();
        }
    }

    /** What else to do when stopping is asked for: stop a statement that runs. Done at once when it was asked for already. */
    public void onRequest(Runnable action) {
        reaction.set(action);
        if (reason.get() != null) {
            action.run();
        }
    }

    /** Throws the failure when stopping was asked for. */
    public void check() {
        WarehouseException why = reason.get();
        if (why != null) {
            throw why;
        }
    }

    public boolean requested() {
        return reason.get() != null;
    }
}

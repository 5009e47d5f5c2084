package app.passculture.data.orchestration.web.admin;

import app.passculture.data.orchestration.web.pipeline.TaskPage.Holder;
import java.util.ArrayList;
import java.util.List;

/**
 * What another number of slots would change at once.
 *
 * @param used slots that tasks have
 * @param then how many slots there would be
 * @param starting runs whose next task would start
 * @param waiting runs that would go on waiting, the most urgent first
 */
public record PoolImpact(int used, int then, List<Holder> holders, List<Holder> starting, List<Holder> waiting) {
    public PoolImpact {
        holders = List.copyOf(holders);
        starting = List.copyOf(starting);
        waiting = List.copyOf(waiting);
    }

    /** The first waiter that does not fit keeps the free slots for itself, as the scheduler does. */
    static PoolImpact of(int used, int then, List<Holder> holders, List<Holder> waiters) {
        List<Holder> starting = new ArrayList<>();
        int free = then - used;
        for (Holder waiter : waiters) {
            free -= waiter.slots();
            if (free < 0) {
                break;
            }
            starting.add(waiter);
        }
        return new PoolImpact(used, then, holders, starting, waiters.subList(starting.size(), waiters.size()));
    }

    /** Slots of tasks that go on although there would be none for them. */
    public int over() {
        return Math.max(0, used - then);
    }
}

package app.passculture.data.orchestration.web.admin;

import app.passculture.data.orchestration.web.pipeline.Message;
import app.passculture.data.orchestration.web.pipeline.TaskPage.Holder;
import java.util.List;
import java.util.Optional;

/**
 * What limits how much runs at a time.
 *
 * @param done what has just been changed, if something was
 */
public record PoolsPage(List<Pool> pools, List<Limit> limits, Optional<Message> done) {
    public PoolsPage {
        pools = List.copyOf(pools);
        limits = List.copyOf(limits);
    }

    /** A pool, who has its slots and who waits for them, the most urgent first. */
    public record Pool(
            String name, String description, int slots, int used, List<Holder> holders, List<Holder> waiters) {
        public Pool {
            holders = List.copyOf(holders);
            waiters = List.copyOf(waiters);
        }

        public String address(String order) {
            return PoolPage.address(order, name);
        }

        public boolean isFull() {
            return used >= slots && !waiters.isEmpty();
        }
    }

    /** How many runs of a pipeline may be under way, are, and wait. */
    public record Limit(String pipeline, int most, int running, int queued) {
        public boolean isReached() {
            return queued > 0 && running >= most;
        }
    }

    public long full() {
        return pools.stream().filter(Pool::isFull).count();
    }
}

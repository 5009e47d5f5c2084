package app.passculture.data.orchestration.web.pipeline;

import app.passculture.data.orchestration.scheduler.ClearRequest;
import app.passculture.data.orchestration.scheduler.ClearRequest.Among;
import app.passculture.data.orchestration.scheduler.ClearRequest.Around;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What forms of orders hold. */
record Wish(boolean downstream, boolean upstream, boolean past, boolean future, boolean failedOnly, Set<String> tasks) {

    Around around() {
        return new Around(downstream, upstream, past, future);
    }

    Set<String> tasks(String task) {
        return task.isEmpty() ? tasks : Set.of(task);
    }

    ClearRequest clear(String task) {
        return new ClearRequest(tasks(task), around(), failedOnly ? Among.FAILED : Among.ALL);
    }

    List<OrderPage.Reach> reaches() {
        List<OrderPage.Reach> reaches = new ArrayList<>(List.of(
                new OrderPage.Reach("downstream", downstream),
                new OrderPage.Reach("upstream", upstream),
                new OrderPage.Reach("past", past),
                new OrderPage.Reach("future", future)));
        return reaches;
    }

    /** Those that do not leave a run. */
    List<OrderPage.Reach> reachesInRun() {
        return List.of(
                new OrderPage.Reach("downstream", downstream),
                new OrderPage.Reach("upstream", upstream),
                new OrderPage.Reach("failedOnly", failedOnly));
    }

    List<OrderPage.Reach> clearReaches() {
        List<OrderPage.Reach> reaches = reaches();
        reaches.add(new OrderPage.Reach("failedOnly", failedOnly));
        return reaches;
    }

    /** A box that is not ticked does not come. */
    static boolean is(@Nullable Boolean ticked) {
        return Boolean.TRUE.equals(ticked);
    }

    /** The fields of a form as they come; those that are not ticked do not. */
    record Form(
            @Nullable Boolean downstream,
            @Nullable Boolean upstream,
            @Nullable Boolean past,
            @Nullable Boolean future,
            @Nullable Boolean failedOnly,
            @Nullable String as) {

        Wish wish() {
            return new Wish(is(downstream), is(upstream), is(past), is(future), is(failedOnly), Set.of());
        }
    }
}

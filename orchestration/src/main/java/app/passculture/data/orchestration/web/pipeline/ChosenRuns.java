package app.passculture.data.orchestration.web.pipeline;

import app.passculture.data.orchestration.access.LoginPlace;
import app.passculture.data.orchestration.scheduler.ControlException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs that somebody has ticked in a list, as an address says it.
 *
 * @param run their numbers
 * @param back the list
 */
record ChosenRuns(
        @Nullable List<Long> run,
        @Nullable Boolean failedOnly,
        @Nullable String back) {
    /** Each once; not more than somebody can look through. */
    List<Long> numbers() {
        List<Long> numbers = run == null ? List.of() : run.stream().distinct().toList();
        if (numbers.size() > Selection.MOST_RUNS) {
            throw new ControlException.Conflict(
                    "at most " + Selection.MOST_RUNS + " runs at once, not " + numbers.size());
        }
        return numbers;
    }

    String place() {
        return back == null ? "/runs" : LoginPlace.local(back);
    }

    Wish wish() {
        return new Wish(false, false, false, false, Wish.is(failedOnly), java.util.Set.of());
    }

    /** What the form that gives the order sends along. */
    List<OrderPage.Given> given() {
        return Stream.concat(
                        numbers().stream().map(each -> new OrderPage.Given("run", each.toString())),
                        Stream.of(new OrderPage.Given("back", place())))
                .toList();
    }
}

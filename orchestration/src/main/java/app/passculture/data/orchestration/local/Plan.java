package app.passculture.data.orchestration.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one start will do, in order, for a world of which size. */
record Plan(String size, List<Step> steps) {

    /** Done once for a data directory, each building on those before it. */
    static final List<Step> ONCE = List.of(Step.WORLD, Step.ZONES, Step.TABLES, Step.GROUPS, Step.MODEL);

    private static final List<Step> PREPARATION = List.of(Step.POSTGRES, Step.DATABASES, Step.MIGRATION);
    private static final List<Step> SERVERS = List.of(Step.API, Step.SCHEDULER);
    private static final String USUAL_SIZE = "standard";

    Plan {
        steps = List.copyOf(steps);
    }

    static Plan of(Options options, Finished finished) {
        Finished kept = options.reset() ? Finished.nothing() : finished;
        refuseAnotherSize(options, kept);
        List<Step> steps = new ArrayList<>(options.reset() ? List.of(Step.CLEAR) : List.of());
        steps.addAll(PREPARATION);
        List<Step> missing = missing(kept);
        steps.addAll(missing);
        steps.addAll(missing.isEmpty() ? List.of(Step.REFRESH) : List.of());
        steps.addAll(SERVERS);
        return new Plan(options.size().or(kept::size).orElse(USUAL_SIZE), steps);
    }

    private static List<Step> missing(Finished finished) {
        return ONCE.stream().dropWhile(finished.steps()::contains).toList();
    }

    private static void refuseAnotherSize(Options options, Finished finished) {
        Optional<String> there = finished.steps().contains(Step.WORLD) ? finished.size() : Optional.empty();
        if (options.size().isPresent() && there.isPresent() && !there.equals(options.size())) {
            throw new LocalException.BadRequest(
                    "%s holds a %s world: add --reset to replace it by a %s one, or choose another directory with --data DIR."
                            .formatted(
                                    options.data().root(),
                                    there.get(),
                                    options.size().get()));
        }
    }
}

package app.passculture.data.orchestration.pipeline;

import app.passculture.data.orchestration.pipeline.parameter.ParameterException;
import app.passculture.data.orchestration.pipeline.parameter.Parameters;
import app.passculture.data.orchestration.pipeline.schedule.Schedule;
import app.passculture.data.orchestration.pipeline.schedule.Timetable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks at every part of a draft and collects what is wrong with it. */
final class Checks {

    private static final String ID = "[A-Za-z0-9_.~-]{1,200}";

    private final Draft<?> draft;
    private final Surroundings surroundings;
    private final List<Problem> problems = new ArrayList<>();

    Checks(Draft<?> draft, Surroundings surroundings) {
        this.draft = draft;
        this.surroundings = surroundings;
    }

    void add(String message) {
        problems.add(new Problem(draft.id(), null, message));
    }

    /** The pipeline, if every check passed. */
    LoadedPipeline loaded(Class<?> source) {
        checkPipeline();
        Timetable timetable = draft.timetable().in(surroundings.environment(), this::add);
        Parameters<?> parameters = parameters(timetable);
        new TaskChecks(draft, surroundings.pools(), problems).run();
        if (!problems.isEmpty() || parameters == null) {
            throw new DefinitionException(problems.stream().distinct().toList());
        }
        Map<String, Task<?>> tasks = new LinkedHashMap<>();
        draft.tasks().forEach(task -> tasks.put(task.id(), task));
        return new LoadedPipeline(
                new LoadedPipeline.Origin(source.getName(), surroundings),
                new DraftSpec(draft, timetable, parameters.jsonSchema()).spec(),
                parameters,
                tasks);
    }

    private void checkPipeline() {
        if (!draft.id().matches(ID)) {
            add("the id is not made of letters, digits and . _ ~ -");
        }
        if (draft.tasks().isEmpty()) {
            add("has no task");
        }
        if (draft.limits().activeRuns() < 1) {
            add("allows " + draft.limits().activeRuns() + " active runs");
        }
        Integer activeTasks = draft.limits().activeTasks();
        if (activeTasks != null && activeTasks < 1) {
            add("allows " + activeTasks + " active tasks");
        }
        checkRest(draft.limits().runTimeout());
    }

    private void checkRest(@Nullable Duration runTimeout) {
        if (runTimeout != null && !runTimeout.isPositive()) {
            add("the run timeout is " + runTimeout);
        }
        if (draft.notices().stream().anyMatch(notice -> notice.target().isBlank())) {
            add("a notice has no target");
        }
        if (!draft.notices().isEmpty() && draft.owner().isBlank()) {
            add("has notices but no owner to name in them");
        }
    }

    private @Nullable Parameters<?> parameters(Timetable timetable) {
        try {
            Parameters<?> parameters = Parameters.of(draft.parameters());
            if (!(timetable.schedule() instanceof Schedule.Never)) {
                parameters
                        .required()
                        .forEach(name -> add(
                                "parameter " + name + " has no default, and scheduled runs cannot give it a value"));
            }
            return parameters;
        } catch (ParameterException wrong) {
            wrong.problems().forEach(problem -> add("parameter " + problem));
            return null;
        }
    }
}

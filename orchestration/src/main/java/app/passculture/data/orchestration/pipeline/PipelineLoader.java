package app.passculture.data.orchestration.pipeline;

import app.passculture.data.orchestration.pipeline.purity.PurityCheck;
import app.passculture.data.orchestration.pipeline.spec.PipelineSpec;
import app.passculture.data.orchestration.pipeline.spec.Role;
import app.passculture.data.orchestration.pipeline.spec.SpecJson;
import app.passculture.data.orchestration.pipeline.spec.SpecVersion;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Loads pipelines: refuses definitions that look outside or vary, evaluates the others, and checks all of what they say. */
public final class PipelineLoader {

    private static final Set<Class<?>> RUN_LATER = Set.of(
            Work.class,
            Work.Action.class,
            Work.OfOne.class,
            Work.ActionOfOne.class,
            Work.OfTwo.class,
            Work.ActionOfTwo.class,
            Work.Chooser.class,
            Work.Condition.class);

    private final Surroundings surroundings;

    public PipelineLoader(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** The pipeline, if nothing is wrong with it; otherwise fails with everything that is. */
    public LoadedPipeline load(Pipeline pipeline) {
        String name = pipeline.getClass().getSimpleName();
        failOn(PurityCheck.of(pipeline.getClass(), "define", RUN_LATER).stream()
                .map(impurity -> new Problem(name, null, impurity.text()))
                .toList());
        LoadedPipeline first = evaluate(pipeline);
        if (!SpecJson.write(first.spec())
                .equals(SpecJson.write(evaluate(pipeline).spec()))) {
            failOn(List.of(new Problem(
                    first.spec().id(),
                    null,
                    "two evaluations of the definition differ: it depends on something else")));
        }
        return first;
    }

    /** A pipeline that has been loaded in another process, evaluated once more; fails if it is not the same version. */
    public static LoadedPipeline loadAgain(LoadedPipeline.Origin origin, SpecVersion version) {
        LoadedPipeline again = new PipelineLoader(origin.surroundings()).evaluate(instance(origin.pipelineClass()));
        if (!again.version().equals(version)) {
            throw new IllegalStateException(origin.pipelineClass() + " is version "
                    + again.version().sha256() + " here, not " + version.sha256());
        }
        return again;
    }

    private static Pipeline instance(String pipelineClass) {
        try {
            Constructor<?> constructor = Class.forName(pipelineClass).getDeclaredConstructor();
            constructor.setAccessible(true);
            return (Pipeline) constructor.newInstance();
        } catch (ReflectiveOperationException | ClassCastException failure) {
            throw new IllegalStateException(
                    pipelineClass + " is not a pipeline that another process can make: it needs to be a class with a"
                            + " constructor without arguments",
                    failure);
        }
    }

    /** Everything wrong with any of the pipelines, and with what they say of each other. */
    public List<Problem> validate(Collection<? extends Pipeline> pipelines) {
        List<Problem> problems = new ArrayList<>();
        Map<String, PipelineSpec> specs = new HashMap<>();
        for (Pipeline pipeline : pipelines) {
            try {
                PipelineSpec spec = load(pipeline).spec();
                if (specs.put(spec.id(), spec) != null) {
                    problems.add(new Problem(spec.id(), null, "is the id of more than one pipeline"));
                }
            } catch (DefinitionException wrong) {
                problems.addAll(wrong.problems());
            }
        }
        specs.values().forEach(spec -> problems.addAll(unknownWaits(spec, specs.keySet())));
        return problems;
    }

    private static List<Problem> unknownWaits(PipelineSpec spec, Set<String> pipelines) {
        return spec.tasks().stream()
                .filter(task -> task.role() instanceof Role.Wait wait && !pipelines.contains(wait.pipeline()))
                .map(task -> new Problem(
                        spec.id(), task.id(), "waits for the unknown pipeline " + ((Role.Wait) task.role()).pipeline()))
                .toList();
    }

    private LoadedPipeline evaluate(Pipeline pipeline) {
        Definitions definitions = new Definitions(surroundings);
        Draft<?> draft = define(pipeline, definitions);
        Checks checks = new Checks(draft, surroundings);
        definitions.missingSettings().forEach(name -> checks.add("setting '" + name + "' is missing"));
        return checks.loaded(pipeline.getClass());
    }

    private static Draft<?> define(Pipeline pipeline, Definitions definitions) {
        try {
            return pipeline.define(definitions).draft();
        } catch (RuntimeException broken) {
            String name = pipeline.getClass().getSimpleName();
            DefinitionException problem =
                    new DefinitionException(List.of(new Problem(name, null, "the definition failed: " + broken)));
            problem.initCause(broken);
            throw problem;
        }
    }

    private static void failOn(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new DefinitionException(problems.stream().distinct().toList());
        }
    }
}

package app.passculture.data.orchestration.run;

import app.passculture.data.orchestration.pipeline.schedule.Timetable;
import app.passculture.data.orchestration.pipeline.spec.PipelineSpec;
import app.passculture.data.orchestration.pipeline.spec.PipelineSpec.Limits;
import app.passculture.data.orchestration.pipeline.spec.Retries;
import app.passculture.data.orchestration.pipeline.spec.Role;
import app.passculture.data.orchestration.pipeline.spec.TaskSpec;
import app.passculture.data.orchestration.pipeline.spec.TaskSpec.Dependencies;
import app.passculture.data.orchestration.pipeline.spec.TaskSpec.Isolation;
import app.passculture.data.orchestration.pipeline.spec.TaskSpec.PoolUse;
import app.passculture.data.orchestration.pipeline.spec.TaskSpec.Terms;
import app.passculture.data.orchestration.pipeline.spec.TriggerRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Random graphs under a random world that fails, crashes, repeats and reorders; {@link World} holds the invariants. */
class RunModelTest {

    /** A task as numbers, so that a failing case shrinks well. */
    record Shape(int kind, TriggerRule rule, int upstream, int retries, int pool, int minutes) {}

    @Property(tries = 4_000)
    void invariantsHoldWhateverHappens(
            @ForAll("graphs") List<Shape> graph, @ForAll("limits") int limit, @ForAll("scripts") List<Integer> script) {
        World world = new World(spec(graph, limit));
        script.forEach(world::act);
        world.endWell();
    }

    @Provide
    Arbitrary<List<Shape>> graphs() {
        List<TriggerRule> rules = List.of(TriggerRule.values());
        Arbitrary<TriggerRule> rule = Arbitraries.integers()
                .between(0, 2 * rules.size())
                .map(number -> number < rules.size() ? rules.get(number) : TriggerRule.ALL_SUCCESS);
        return Combinators.combine(
                        Arbitraries.integers().between(0, 9),
                        rule,
                        Arbitraries.integers().between(0, 0x3ff),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(0, 3))
                .as(Shape::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(9);
    }

    @Provide
    Arbitrary<Integer> limits() {
        return Arbitraries.integers().between(1, 5);
    }

    @Provide
    Arbitrary<List<Integer>> scripts() {
        return Arbitraries.integers().between(0, 1_000_000).list().ofMaxSize(120);
    }

    private static PipelineSpec spec(List<Shape> graph, int limit) {
        List<TaskSpec> tasks = IntStream.range(0, graph.size())
                .mapToObj(task -> task(graph, task))
                .toList();
        Limits limits = new Limits(1, limit == 5 ? null : limit, Duration.ofMinutes(100L * limit));
        return new PipelineSpec("p", "", "", "", List.of(), Timetable.never(), Map.of(), limits, List.of(), tasks);
    }

    private static TaskSpec task(List<Shape> graph, int task) {
        Shape shape = graph.get(task);
        List<String> upstream = new ArrayList<>();
        IntStream.range(0, task)
                .filter(earlier -> (shape.upstream() >> earlier & 1) == 1)
                .forEach(earlier -> upstream.add("t" + earlier));
        Role role = role(graph, task, upstream);
        boolean works = !(role instanceof Role.Barrier || role instanceof Role.Wait);
        PoolUse pool = shape.pool() == 0 || shape.pool() == 5
                ? null
                : new PoolUse(shape.pool() == 1 ? "one" : "three", shape.pool() == 1 ? 1 : shape.pool() - 1);
        return new TaskSpec(
                "t" + task,
                "test",
                "",
                List.of(),
                new Dependencies(shape.rule(), upstream, List.of()),
                new Terms(
                        Retries.times(shape.retries())
                                .after(Duration.ofMinutes(shape.minutes()))
                                .jitteredBy(0.5),
                        shape.minutes() == 0 ? null : Duration.ofMinutes(10L * shape.minutes()),
                        works ? pool : null,
                        shape.minutes(),
                        works ? Isolation.THREAD : Isolation.NONE_NEEDED,
                        null),
                role,
                "",
                Map.of());
    }

    private static Role role(List<Shape> graph, int task, List<String> upstream) {
        return switch (graph.get(task).kind()) {
            case 0 -> new Role.Barrier();
            case 1 -> new Role.Wait("q", Duration.ofHours(1), Role.ManualRuns.WAIT);
            case 2 -> new Role.Decision(options(graph, task));
            case 3 -> upstream.isEmpty() ? new Role.Work() : new Role.Cleanup(List.of(upstream.getFirst()));
            default -> new Role.Work();
        };
    }

    private static List<String> options(List<Shape> graph, int task) {
        return IntStream.range(task + 1, graph.size())
                .filter(later -> (graph.get(later).upstream() >> task & 1) == 1)
                .mapToObj(later -> "t" + later)
                .toList();
    }
}

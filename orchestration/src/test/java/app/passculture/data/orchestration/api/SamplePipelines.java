package app.passculture.data.orchestration.api;

import app.passculture.data.orchestration.pipeline.Definition;
import app.passculture.data.orchestration.pipeline.Definitions;
import app.passculture.data.orchestration.pipeline.Pipeline;
import app.passculture.data.orchestration.pipeline.parameter.Default;
import app.passculture.data.orchestration.pipeline.spec.Retries;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.Semaphore;

/** Pipelines that the tests of the API run. */
final class SamplePipelines {
    private SamplePipelines() {}

    /** Counts to a size, doubles it, and fails if it is told to. */
    public static final class Counting implements Pipeline {
        record Parameters(
                @Default("3") int size, @Default("false") boolean fail) {}

        @Override
        public Definition define(Definitions d) {
            return d.pipeline("counting", Parameters.class, p -> {
                p.owner("data").tags("demo", "numbers").description("Counts and doubles");
                var count = p.call("count", Long.class, context -> {
                            for (int i = 1; i <= context.parameters().size(); i++) {
                                context.log("counted " + i);
                            }
                            return (long) context.parameters().size();
                        })
                        .timeout(Duration.ofMinutes(5));
                var twice = p.reading(count.output()).call("twice", Long.class, (number, context) -> 2 * number);
                p.run("check", context -> {
                            if (context.parameters().fail()) {
                                throw new IllegalStateException("told to fail");
                            }
                        })
                        .after(twice);
            });
        }
    }

    /** Waits for the tests to let it go on. */
    public static final class Waiting implements Pipeline {
        static final Semaphore GATE = new Semaphore(0);

        @Override
        public Definition define(Definitions d) {
            return d.pipeline("waiting", p -> {
                p.owner("others").tags("demo");
                var hold = p.run("hold", context -> {
                    context.log("before the gate");
                    GATE.acquire();
                    context.log("behind the gate");
                });
                p.run("last", _ -> {}).after(hold);
            });
        }
    }

    /** Has a schedule of one day a year, retries, groups and a cleanup. */
    public static final class Nightly implements Pipeline {
        @Override
        public Definition define(Definitions d) {
            return d.pipeline("nightly", p -> {
                p.schedule("30 2 1 1 *")
                        .scheduleIn("test", "30 2 1 1 *")
                        .zone(ZoneId.of("Europe/Paris"))
                        .startingOn(LocalDate.of(2026, 1, 1))
                        .runTimeout(Duration.ofHours(26))
                        .defaultRetries(
                                Retries.times(2).after(Duration.ofMinutes(1)).growingBy(2));
                var make = p.inGroup("load", load -> load.run("make", _ -> {}));
                var fill = p.inGroup("load", load -> load.inGroup("rows", rows -> rows.run("fill", _ -> {})))
                        .after(make);
                p.cleanup("drop", make, fill, _ -> {});
            });
        }
    }
}

package app.passculture.data.orchestration.web.pipeline;

import app.passculture.data.orchestration.pipeline.Block;
import app.passculture.data.orchestration.pipeline.Definition;
import app.passculture.data.orchestration.pipeline.Definitions;
import app.passculture.data.orchestration.pipeline.Draft;
import app.passculture.data.orchestration.pipeline.Nothing;
import app.passculture.data.orchestration.pipeline.Output;
import app.passculture.data.orchestration.pipeline.Pipeline;
import app.passculture.data.orchestration.pipeline.Task;
import app.passculture.data.orchestration.pipeline.TaskContext;
import app.passculture.data.orchestration.pipeline.parameter.Default;
import app.passculture.data.orchestration.pipeline.spec.Retries;
import app.passculture.data.orchestration.pipeline.spec.TriggerRule;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Pipelines as readers of the pages know them: one that works, one that fails, one that waits. */
final class Samples {

    static final List<Class<? extends Pipeline>> ALL = List.of(Restore.class, Import.class, Hold.class, Beat.class);

    private Samples() {}

    /** What runs may be told. */
    record Day(Optional<LocalDate> day, @Default("false") boolean dryRun) {}

    private static void say(TaskContext<?> context, String... lines) throws InterruptedException {
        for (String line : lines) {
            context.log(line);
            Thread.sleep(Duration.ofMillis(30));
        }
    }

    /** Groups, outputs, a pool, a branch, a cleanup. */
    static final class Restore implements Pipeline {
        private static final List<String> TABLES =
                List.of("booking", "favorite", "iris_venues", "mediation", "offer", "offerer", "stock", "venue");

        @Override
        public Definition define(Definitions definitions) {
            return definitions.pipeline("recommendation_cloud_sql_v1", Day.class, p -> {
                p.description("Reloads the recommendation database from the warehouse")
                        .schedule("0 3 * * *")
                        .zone(ZoneId.of("Europe/Paris"))
                        .owner("data")
                        .tags("recommendation", "nightly")
                        .maxActiveRuns(2)
                        .runTimeout(Duration.ofHours(3))
                        .defaultRetries(Retries.times(1).after(Duration.ofSeconds(1)));
                Task<Nothing> start = p.barrier("start");
                List<Loaded> loaded =
                        TABLES.stream().map(table -> table(p, start, table)).toList();
                Block restores = p.chain(loaded.stream().map(Loaded::restore).toList());
                Task<Nothing> indexes = p.run("recreate_indexes", context -> say(context, "recreating 14 indexes"))
                        .after(restores);
                Task<Nothing> full = p.run("refresh_all", context -> say(context, "refreshing 3 views"));
                Task<Nothing> quick = p.run("refresh_changed", context -> say(context, "refreshing 1 view"));
                p.branch("choose_refresh", List.of(full, quick), context -> full)
                        .after(indexes);
                p.barrier("end").after(full, quick).rule(TriggerRule.NONE_FAILED_MIN_ONE_SUCCESS);
                p.cleanup(
                        "drop_temporary_tables",
                        start,
                        indexes,
                        context -> say(context, "dropping 8 temporary tables"));
            });
        }

        /** What was exported. */
        record Export(String table, int shards, long rows) {}

        private record Loaded(Task<Nothing> restore) {}

        private static Loaded table(Draft<Day> p, Task<Nothing> start, String table) {
            Output<Export> csv = p.inGroup("prepare_" + table, g -> {
                Task<String> filter = g.call("filter_columns_" + table, String.class, context -> {
                            say(context, "reading columns of " + table);
                            return "temporary_export_" + table;
                        })
                        .after(start);
                return g.reading(filter.output())
                        .call("export_" + table + "_to_gcs", Export.class, (temporary, context) -> {
                            say(context, "exporting " + temporary, "wrote 3 shards", "done");
                            return new Export(temporary, 3, 1_234_567);
                        })
                        .output();
            });
            return new Loaded(p.reading(csv)
                    .run("restore_" + table, (shards, context) -> say(context, "copying " + shards))
                    .pool("cloud_sql"));
        }
    }

    /** A task that recovers at its second try, and one that never does. */
    static final class Import implements Pipeline {
        @Override
        public Definition define(Definitions definitions) {
            return definitions.pipeline("import_bookings", p -> {
                p.description("Copies bookings into the warehouse")
                        .schedule("*/30 6-22 * * *")
                        .zone(ZoneId.of("Europe/Paris"))
                        .owner("analytics")
                        .tags("import")
                        .maxActiveRuns(4);
                Task<Integer> extract = p.call("extract", Integer.class, context -> {
                            say(context, "connecting to the replica", "SELECT … FROM booking");
                            if (context.tryNumber() == 1) {
                                throw new SQLTransientException("canceling statement due to conflict with recovery");
                            }
                            say(context, "41 812 rows");
                            return 41_812;
                        })
                        .retries(Retries.times(2).after(Duration.ofMillis(300)));
                Task<Nothing> load = p.reading(extract.output()).run("load", (rows, context) -> {
                    say(context, "loading " + rows + " rows", "COPY analytics.booking FROM stdin");
                    throw new IllegalStateException("column booking_amount: cannot convert \"12,50\" to NUMERIC");
                });
                Task<Nothing> check =
                        p.run("check_quality", context -> say(context, "ok")).after(load);
                p.run("publish", context -> say(context, "published")).after(check);
                p.run("tell_people", context -> say(context, "told"))
                        .after(load)
                        .rule(TriggerRule.ONE_FAILED);
            });
        }
    }

    /** Is over as soon as it has begun. */
    static final class Beat implements Pipeline {
        @Override
        public Definition define(Definitions definitions) {
            return definitions.pipeline("heartbeat", p -> {
                p.description("Says that the scheduler is there").owner("data").tags("monitoring");
                p.run("beat", context -> context.log("still here"));
            });
        }
    }

    /** Holds a pool until it is cancelled, while others wait for it. */
    static final class Hold implements Pipeline {
        @Override
        public Definition define(Definitions definitions) {
            return definitions.pipeline("train_model", p -> {
                p.description("Trains the recommendation model").owner("data").tags("model");
                for (String part : List.of("users", "offers", "bookings")) {
                    p.run("read_" + part, context -> {
                                for (int step = 1; step <= 2_000; step++) {
                                    context.log("epoch " + step + " of 2000, loss " + 1.0 / step);
                                    Thread.sleep(Duration.ofMillis(500));
                                }
                            })
                            .pool("cpu");
                }
            });
        }
    }
}

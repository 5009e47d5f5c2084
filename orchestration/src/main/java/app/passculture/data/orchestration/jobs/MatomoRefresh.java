package app.passculture.data.orchestration.jobs;

import app.passculture.data.orchestration.jobs.matomo.MatomoException;
import app.passculture.data.orchestration.jobs.matomo.MatomoTable;
import app.passculture.data.orchestration.pipeline.Block;
import app.passculture.data.orchestration.pipeline.Definition;
import app.passculture.data.orchestration.pipeline.Definitions;
import app.passculture.data.orchestration.pipeline.NoParameters;
import app.passculture.data.orchestration.pipeline.Nothing;
import app.passculture.data.orchestration.pipeline.Pipeline;
import app.passculture.data.orchestration.pipeline.Section;
import app.passculture.data.orchestration.pipeline.Task;
import app.passculture.data.orchestration.pipeline.TaskContext;
import app.passculture.data.orchestration.pipeline.spec.Retries;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Brings the warehouse's copy of the web analytics up to date, and builds the tables made of it. */
public final class MatomoRefresh implements Pipeline {

    static final String ID = "dump_scalingo_matomo_refresh_v1";

    private static final String FOLDER = "dump_scalingo/refresh";

    @Override
    public Definition define(Definitions definitions) {
        return definitions.pipeline(ID, p -> {
            HouseRules.apply(p);
            // Staging has too few visits for a daily increment.
            p.schedule("0 4 * * *")
                    .scheduleIn("dev", "0 4 * * 1")
                    .startingOn(LocalDate.of(2021, 1, 25))
                    .runTimeout(Duration.ofHours(3))
                    .defaultRetries(retries());
            p.description("Fetches what is new in the web analytics and builds the tables made of it")
                    .tags("analytics", "matomo", "daily");
            var start = p.barrier("start");
            var plan = p.call(
                            "define_tasks_parameters",
                            MatomoPlan.class,
                            context -> dump(context).news())
                    .after(start);
            Map<MatomoTable, Task<Exported>> queries = queries(p, plan);
            var imports = queries.entrySet().stream()
                    .map(query -> imported(p, query.getKey(), query.getValue()))
                    .toList();
            var built = MatomoModels.build(p);
            var left = p.call(
                    "define_tasks_parameters_end",
                    MatomoPlan.class,
                    context -> dump(context).news());
            p.chain(
                    p.chain(List.copyOf(queries.values())),
                    p.barrier("end_export"),
                    p.parallel(imports),
                    p.barrier("end_import"),
                    p.parallel(built, copied(p, MatomoTable.LOG_CONVERSION), copied(p, MatomoTable.GOAL)),
                    p.barrier("end_preprocess"),
                    left);
            var end = p.barrier("end_dag").after(left);
            HouseRules.deleteFolder(p, "delete_export_folder", FOLDER, start, end);
        });
    }

    /** What only a person can mend is not tried five times. */
    static Retries retries() {
        return Retries.times(5)
                .after(Duration.ofMinutes(5))
                .neverOn(MatomoException.NotConfigured.class)
                .neverOn(MatomoException.Refused.class)
                .neverOn(MatomoException.Changed.class);
    }

    private static Map<MatomoTable, Task<Exported>> queries(Section<NoParameters> p, Task<MatomoPlan> plan) {
        Map<MatomoTable, Task<Exported>> queries = new EnumMap<>(MatomoTable.class);
        for (MatomoTable table : MatomoTable.values()) {
            queries.put(
                    table, p.reading(plan.output()).call("query_" + table.table(), Exported.class, (read, context) -> {
                        MatomoPlan.Reading reading = read.of(table);
                        return dump(context).read(table, reading.windows(), MatomoDump.changed(table, reading.since()));
                    }));
        }
        return queries;
    }

    private static Block imported(Section<NoParameters> p, MatomoTable table, Task<Exported> query) {
        String name = table.table();
        return switch (table.growth()) {
            case SMALL ->
                p.chain(p.reading(query.output())
                        .run(
                                "import_%s_in_bigquery".formatted(name),
                                (exported, context) -> MatomoTables.of(context).replaceRaw(table, exported)));
            case APPENDED ->
                p.chain(p.reading(query.output())
                        .run(
                                "import_%s_in_bigquery".formatted(name),
                                (exported, context) -> append(table, exported, context)));
            case CHANGING -> changed(p, table, query);
        };
    }

    private static void append(MatomoTable table, Exported exported, TaskContext<NoParameters> context) {
        MatomoTables tables = MatomoTables.of(context);
        tables.dropTemporary(table);
        tables.createTemporary(table);
        tables.loadTemporary(table, exported);
        tables.merge(table);
        tables.dropTemporary(table);
    }

    private static Block changed(Section<NoParameters> p, MatomoTable table, Task<Exported> query) {
        String name = table.table();
        var delete = p.run(
                "delete_temp_%s_in_bigquery".formatted(name),
                context -> MatomoTables.of(context).dropTemporary(table));
        var create = p.run(
                "create_empty_%s_in_bigquery".formatted(name),
                context -> MatomoTables.of(context).createTemporary(table));
        var load = p.reading(query.output())
                .run(
                        "import_temp_%s_in_bigquery".formatted(name),
                        (exported, context) -> MatomoTables.of(context).loadTemporary(table, exported));
        var merge = p.run(
                "merge_%s_rows".formatted(name),
                context -> MatomoTables.of(context).merge(table));
        p.cleanup(
                "end_delete_temp_%s_in_bigquery".formatted(name),
                create,
                merge,
                context -> MatomoTables.of(context).dropTemporary(table));
        return p.chain(delete, create, load, merge);
    }

    private static Task<Nothing> copied(Section<NoParameters> p, MatomoTable table) {
        return HouseRules.model(p, "copy_" + table.table(), table.table());
    }

    private static MatomoDump dump(TaskContext<NoParameters> context) {
        return MatomoDump.of(context, FOLDER);
    }
}

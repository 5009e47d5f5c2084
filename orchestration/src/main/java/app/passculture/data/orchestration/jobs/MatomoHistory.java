package app.passculture.data.orchestration.jobs;

import app.passculture.data.orchestration.jobs.matomo.MatomoTable;
import app.passculture.data.orchestration.pipeline.Block;
import app.passculture.data.orchestration.pipeline.Definition;
import app.passculture.data.orchestration.pipeline.Definitions;
import app.passculture.data.orchestration.pipeline.Pipeline;
import app.passculture.data.orchestration.pipeline.Section;
import app.passculture.data.orchestration.pipeline.Task;
import app.passculture.data.orchestration.pipeline.TaskContext;
import app.passculture.data.orchestration.pipeline.parameter.Default;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Loads the web analytics from a day on into the warehouse, once, in the place of what is there. */
public final class MatomoHistory implements Pipeline {

    static final String ID = "dump_scalingo_matomo_history_v6";

    private static final String FOLDER = "dump_scalingo/history";

    /** Into how many queries each table is cut. */
    private static final Map<MatomoTable, Integer> PARTS = new EnumMap<>(Map.of(
            MatomoTable.LOG_LINK_VISIT_ACTION, 30,
            MatomoTable.LOG_VISIT, 10,
            MatomoTable.LOG_ACTION, 8,
            MatomoTable.GOAL, 1,
            MatomoTable.LOG_CONVERSION, 10));

    /** The first day, UTC; of visits, their beginning. */
    record From(@Default("2021-01-01") LocalDate since) {}

    @Override
    public Definition define(Definitions definitions) {
        return definitions.pipeline(ID, From.class, p -> {
            HouseRules.apply(p);
            p.once()
                    .startingOn(LocalDate.of(2020, 12, 10))
                    .runTimeout(Duration.ofHours(3))
                    .defaultRetries(MatomoRefresh.retries());
            p.description("Loads the history of the web analytics and builds the tables made of it")
                    .tags("analytics", "matomo");
            var start = p.barrier("start");
            var plan = p.call(
                            "define_windows",
                            MatomoPlan.class,
                            context -> dump(context)
                                    .history(
                                            context.parameters()
                                                    .since()
                                                    .atStartOfDay(ZoneOffset.UTC)
                                                    .toInstant(),
                                            PARTS))
                    .after(start);
            Map<MatomoTable, List<Task<Exported>>> queries = queries(p, plan);
            var end = p.barrier("end_dag");
            p.chain(
                    p.chain(queries.values().stream().flatMap(List::stream).toList()),
                    p.barrier("end_export"),
                    p.parallel(queries.entrySet().stream()
                            .map(query -> imported(p, query.getKey(), query.getValue()))
                            .toList()),
                    p.barrier("end_import"),
                    MatomoModels.build(p),
                    p.barrier("end_preprocess"),
                    end);
            HouseRules.deleteFolder(p, "delete_export_folder", FOLDER, start, end);
        });
    }

    private static Map<MatomoTable, List<Task<Exported>>> queries(Section<From> p, Task<MatomoPlan> plan) {
        Map<MatomoTable, List<Task<Exported>>> queries = new EnumMap<>(MatomoTable.class);
        for (MatomoTable table : MatomoTable.values()) {
            List<Task<Exported>> parts = new ArrayList<>();
            for (int i = 0; i < PARTS.getOrDefault(table, 1); i++) {
                parts.add(query(p, plan, table, i));
            }
            queries.put(table, parts);
        }
        return queries;
    }

    private static Task<Exported> query(Section<From> p, Task<MatomoPlan> plan, MatomoTable table, int part) {
        return p.reading(plan.output())
                .call("query_%s_%d".formatted(table.table(), part), Exported.class, (read, context) -> {
                    MatomoPlan.Reading reading = read.of(table);
                    return dump(context)
                            .read(
                                    table,
                                    List.of(reading.windows().get(part)),
                                    MatomoDump.beginning(table, reading.since()));
                });
    }

    private static Block imported(Section<From> p, MatomoTable table, List<Task<Exported>> queries) {
        var create = p.run(
                "create_empty_%s_in_bigquery".formatted(table.table()),
                context -> MatomoTables.of(context).createRaw(table));
        var load = p.readingAll(queries.stream().map(Task::output).toList())
                .run(
                        "import_%s_in_bigquery".formatted(table.table()),
                        (parts, context) -> MatomoTables.of(context).replaceRaw(table, Exported.together(parts)));
        return p.chain(create, load);
    }

    private static MatomoDump dump(TaskContext<From> context) {
        return MatomoDump.of(context, FOLDER);
    }
}

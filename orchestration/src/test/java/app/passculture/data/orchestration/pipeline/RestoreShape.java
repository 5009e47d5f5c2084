package app.passculture.data.orchestration.pipeline;

import app.passculture.data.orchestration.pipeline.parameter.Default;
import app.passculture.data.orchestration.pipeline.spec.Notice;
import app.passculture.data.orchestration.pipeline.spec.Retries;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The restoration of the recommendation database, as a shape: 58 tasks, 65 edges and those of the data, 20 tasks from start to end. */
public final class RestoreShape implements Pipeline {

    public static final List<String> TABLES =
            List.of("booking", "iris_venues", "mediation", "offer", "offerer", "venue", "stock");

    /** What a run is asked to do. */
    public record Day(
            Optional<LocalDate> day, @Default("false") boolean dryRun) {}

    @Override
    public Definition define(Definitions definitions) {
        return definitions.pipeline("recommendation_cloud_sql_v1", Day.class, p -> {
            p.description("Reloads the recommendation database from the warehouse")
                    .schedule("@daily")
                    .startingOn(LocalDate.of(2020, 12, 1))
                    .owner("data")
                    .tags("recommendation")
                    .runTimeout(Duration.ofHours(3))
                    .defaultRetries(Retries.times(1).after(Duration.ofMinutes(2)))
                    .onFailure(Notice.slack("data-alerts"));
            List<Prepared> prepared =
                    TABLES.stream().map(table -> prepare(p, table)).toList();
            Block refresh =
                    p.parallel(List.of(
                                    "refresh_recommendable_offers",
                                    "refresh_non_recommendable_offers",
                                    "refresh_iris_venues_mv")
                            .stream()
                            .map(id -> p.run(id, context -> context.log(id)))
                            .toList());
            p.chain(
                    p.barrier("start"),
                    p.barrier("start_drop_restore"),
                    p.parallel(prepared.stream().map(Prepared::chain).toList()),
                    p.barrier("end_data_prep"),
                    p.chain(prepared.stream().map(table -> restore(p, table)).toList()),
                    p.barrier("end_drop_restore"),
                    p.run("recreate_indexes", context -> context.log("indexes")),
                    refresh,
                    p.barrier("end"));
        });
    }

    private record Prepared(String table, Block chain, Output<String> csv) {}

    private static Prepared prepare(Draft<Day> p, String table) {
        return p.inGroup("prepare_" + table, g -> {
            Task<Nothing> drop = g.run("drop_table_public_" + table, context -> context.log("drop"));
            Task<String> filter = g.call("filter_column_" + table, String.class, _ -> "temp_export_" + table);
            Task<List<String>> export = g.reading(filter.output())
                    .call(
                            "export_" + table + "_to_gcs",
                            OutputType.listOf(String.class),
                            (temp, _) -> List.of(temp + "-000.csv"));
            Task<Nothing> cleanup =
                    g.run("delete_temp_export_" + table + "_in_bigquery", context -> context.log("delete"));
            Task<String> csv = g.reading(export.output())
                    .call("compose_files_" + table, String.class, (shards, _) -> String.join("+", shards));
            Task<Nothing> create = g.run("create_table_public_" + table, context -> context.log("create"));
            return new Prepared(table, g.chain(drop, filter, export, cleanup, csv, create), csv.output());
        });
    }

    private static Task<Nothing> restore(Draft<Day> p, Prepared prepared) {
        return p.reading(prepared.csv())
                .run("cloud_sql_restore_table_" + prepared.table(), (csv, context) -> context.log(csv))
                .pool("cloud_sql");
    }
}

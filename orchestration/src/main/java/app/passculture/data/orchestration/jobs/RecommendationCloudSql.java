package app.passculture.data.orchestration.jobs;

import app.passculture.data.analytics.warehouse.Buckets.StoredObject;
import app.passculture.data.analytics.warehouse.Disposition;
import app.passculture.data.analytics.warehouse.Extract;
import app.passculture.data.analytics.warehouse.FileFormat;
import app.passculture.data.analytics.warehouse.Statement;
import app.passculture.data.orchestration.pipeline.Block;
import app.passculture.data.orchestration.pipeline.Definition;
import app.passculture.data.orchestration.pipeline.Definitions;
import app.passculture.data.orchestration.pipeline.NoParameters;
import app.passculture.data.orchestration.pipeline.Nothing;
import app.passculture.data.orchestration.pipeline.Pipeline;
import app.passculture.data.orchestration.pipeline.Section;
import app.passculture.data.orchestration.pipeline.Task;
import app.passculture.data.orchestration.pipeline.TaskContext;
import app.passculture.data.recommendation.db.catalog.Catalog;
import app.passculture.data.recommendation.db.catalog.ReplicatedTable;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/** Brings the seven tables of the recommendation from the warehouse into its database, all at once. */
public final class RecommendationCloudSql implements Pipeline {

    static final String ID = "recommendation_cloud_sql_v1";

    private static final String EXPORTS = "bigquery_exports";

    @Override
    public Definition define(Definitions definitions) {
        return definitions.pipeline(ID, p -> {
            HouseRules.apply(
                    p,
                    new HouseRules.Timing(
                            "0 5 * * *", LocalDate.of(2020, 12, 1), Duration.ofMinutes(180), Duration.ofMinutes(2)));
            p.description("Moves seven tables from the warehouse into the recommendation database, in one swap")
                    .tags("recommendation", "daily");
            var start = HouseRules.afterImport(p);
            var exports =
                    Catalog.tables().stream().map(table -> export(p, table)).toList();
            var reload = reload(p);
            p.chain(start, p.parallel(exports), p.barrier("end_data_prep"), reload);
            var end = p.barrier("end").after(reload);
            HouseRules.deleteFolder(p, "delete_export_folder", EXPORTS, start, end);
        });
    }

    private static Block export(Section<NoParameters> p, ReplicatedTable table) {
        String name = table.name().name();
        var filter = p.run("filter_column_" + name, context -> filter(table, context));
        var extract = p.run("export_" + name + "_to_gcs", context -> extract(name, context));
        var compose = p.run("compose_files_" + name, context -> compose(name, context));
        p.cleanup("delete_temp_export_" + name + "_in_bigquery", filter, extract, context -> {
            Exchange exchange = context.use(Exchange.class);
            exchange.deleteIfThere(exchange.clean(temporary(name)));
        });
        return p.chain(filter, extract, compose);
    }

    private static void filter(ReplicatedTable table, TaskContext<NoParameters> context) {
        Exchange exchange = context.use(Exchange.class);
        String name = table.name().name();
        String columns =
                table.columnNames().stream().map(column -> "`" + column + "`").collect(Collectors.joining(", "));
        exchange.warehouse()
                .run(Statement.of("select " + columns + " from "
                                + exchange.copied(name).quoted())
                        .into(exchange.clean(temporary(name)), Disposition.TRUNCATE)
                        .with(Effects.job(context, "filter")));
    }

    private static void extract(String table, TaskContext<NoParameters> context) {
        Exchange exchange = context.use(Exchange.class);
        exchange.deleteAll(parts(table, context));
        // Without an id of its own: a job known as done would not write again the parts that were just deleted.
        exchange.warehouse()
                .run(new Extract(
                        exchange.clean(temporary(table)),
                        exchange.object(parts(table, context) + "*.csv").toString(),
                        FileFormat.Csv.PLAIN,
                        Effects.labels(context)));
    }

    private static void compose(String table, TaskContext<NoParameters> context) {
        Exchange exchange = context.use(Exchange.class);
        var parts = exchange.buckets().list(exchange.bucket(), parts(table, context)).stream()
                .map(StoredObject::name)
                .toList();
        StoredObject whole = exchange.buckets().compose(parts, exchange.object(whole(table, context)));
        context.log("%s: %d parts, %,d bytes".formatted(whole.name(), parts.size(), whole.size()));
    }

    private static Task<Nothing> reload(Section<NoParameters> p) {
        return p.run("reload_recommendation_database", context -> {
            Exchange exchange = context.use(Exchange.class);
            List<String> names =
                    Catalog.tables().stream().map(table -> table.name().name()).toList();
            context.use(RecommendationDatabase.class)
                    .reload(
                            names,
                            table -> exchange.buckets().read(exchange.object(whole(table, context))),
                            context::log);
        });
    }

    private static String temporary(String table) {
        return "temp_export_" + table;
    }

    private static String parts(String table, TaskContext<NoParameters> context) {
        return Effects.folder(EXPORTS, context) + "/" + table + "-";
    }

    private static String whole(String table, TaskContext<NoParameters> context) {
        return Effects.folder(EXPORTS, context) + "/" + table + ".csv";
    }
}

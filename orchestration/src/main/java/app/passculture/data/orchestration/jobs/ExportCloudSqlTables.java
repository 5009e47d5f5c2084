package app.passculture.data.orchestration.jobs;

import app.passculture.data.orchestration.pipeline.Definition;
import app.passculture.data.orchestration.pipeline.Definitions;
import app.passculture.data.orchestration.pipeline.Pipeline;
import app.passculture.data.orchestration.pipeline.TaskContext;
import app.passculture.data.recommendation.db.unload.UnloadedRows;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** Moves what the API showed from the recommendation database into the warehouse, and copies the groups of users. */
public final class ExportCloudSqlTables implements Pipeline {

    static final String ID = "export_cloudsql_tables_to_bigquery_v1";

    /** {@code before}: moves what was shown before that day (UTC); before the logical day unless said. */
    record Until(Optional<LocalDate> before) {}

    @Override
    public Definition define(Definitions definitions) {
        return definitions.pipeline(ID, Until.class, p -> {
            HouseRules.apply(
                    p,
                    new HouseRules.Timing(
                            "0 3 * * *", LocalDate.of(2021, 2, 2), Duration.ofMinutes(90), Duration.ofMinutes(5)));
            p.description("Moves what was recommended from the recommendation database into the warehouse")
                    .tags("recommendation", "daily");
            var start = p.barrier("start");
            var groups = p.run(
                            "import_" + RecommendationExport.GROUPS,
                            context -> export(context).groups(Effects.folder(RecommendationExport.FOLDER, context)))
                    .after(start);
            var past = p.call(
                            "import_past_recommended_offers",
                            UnloadedRows.class,
                            context -> export(context)
                                    .stage(before(context), Effects.folder(RecommendationExport.FOLDER, context)))
                    .after(start);
            var drop = p.reading(past.output())
                    .run(
                            "drop_yesterday_rows_past_recommended_offers",
                            (unloaded, context) -> context.log(
                                    "%,d rows deleted".formatted(export(context).confirm(unloaded))))
                    .after(groups);
            p.barrier("end").after(drop);
        });
    }

    private static RecommendationExport export(TaskContext<Until> context) {
        return new RecommendationExport(context.use(RecommendationDatabase.class), context.use(Exchange.class));
    }

    /** From the run's own date, so that a task tried again after midnight means the same rows. */
    private static Instant before(TaskContext<Until> context) {
        LocalDate logical = LocalDate.ofInstant(context.run().logicalDate(), ZoneOffset.UTC);
        return context.parameters()
                .before()
                .orElse(logical)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }
}

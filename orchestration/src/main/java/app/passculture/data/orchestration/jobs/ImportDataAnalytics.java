package app.passculture.data.orchestration.jobs;

import app.passculture.data.orchestration.pipeline.Definition;
import app.passculture.data.orchestration.pipeline.Definitions;
import app.passculture.data.orchestration.pipeline.NoParameters;
import app.passculture.data.orchestration.pipeline.Nothing;
import app.passculture.data.orchestration.pipeline.Pipeline;
import app.passculture.data.orchestration.pipeline.Section;
import app.passculture.data.orchestration.pipeline.Task;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** Copies the application's tables into the warehouse and builds the enriched tables from them. */
public final class ImportDataAnalytics implements Pipeline {

    static final String ID = "import_data_analytics_v6";

    private static final List<String> ENRICHED =
            List.of("offer", "stock", "user", "venue", "booking", "booked_categories", "offerer");

    /** Tables that belong to the stocks alone and are made with them. */
    private static final List<String> OF_STOCK = List.of("available_stock_information", "stock_booking_information");

    @Override
    public Definition define(Definitions definitions) {
        return definitions.pipeline(ID, p -> {
            HouseRules.apply(
                    p,
                    new HouseRules.Timing(
                            "0 5 * * *", LocalDate.of(2020, 12, 21), Duration.ofMinutes(90), Duration.ofMinutes(5)));
            p.description("Moves the application's tables into the warehouse and builds the enriched tables")
                    .tags("analytics", "daily")
                    .maxActiveTasks(8);
            var clean = ApplicationTables.NAMES.stream()
                    .map(table -> HouseRules.model(p, "import_to_clean_" + table, "import_" + table))
                    .toList();
            var analytics = ApplicationTables.NAMES.stream()
                    .map(table -> HouseRules.model(p, "import_to_analytics_" + table, "applicative_" + table))
                    .toList();
            var enriched =
                    ENRICHED.stream().map(subject -> enriched(p, subject)).toList();
            p.chain(
                    p.barrier("start"),
                    p.parallel(clean),
                    p.barrier("end_import_table_to_clean"),
                    p.parallel(analytics),
                    p.barrier("end_import"),
                    p.parallel(enriched),
                    p.barrier("end"));
        });
    }

    private static Task<Nothing> enriched(Section<NoParameters> p, String subject) {
        String table = "enriched_" + subject + "_data";
        List<String> nodes = subject.equals("stock")
                ? Stream.concat(OF_STOCK.stream(), Stream.of(table)).toList()
                : List.of(table);
        return p.run(
                "create_" + table, context -> context.use(SqlProject.class).build(nodes, Effects.occasion(context)));
    }
}

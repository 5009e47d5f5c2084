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

/** Compares copies with their sources, keeps what it measured, and fails where they differ too much. */
public final class Monitoring implements Pipeline {

    private static final List<String> SUBJECTS = List.of("import", "recommendation");
    private static final List<String> MEASURES = List.of("volumetry", "nulls", "latest");

    private static final List<String> CHECKS = List.of(
            "enriched_tables_are_complete",
            "source_still_has_every_column",
            "imports_are_fresh",
            "imports_have_the_rows_of_the_source",
            "imports_have_the_nulls_of_the_source",
            "recommendation_is_fresh",
            "recommendation_has_the_rows_of_the_warehouse",
            "recommendation_has_the_nulls_of_the_warehouse");

    @Override
    public Definition define(Definitions definitions) {
        return definitions.pipeline("monitoring", p -> {
            HouseRules.apply(
                    p,
                    new HouseRules.Timing(
                            "0 5 * * *", LocalDate.of(2026, 11, 1), Duration.ofMinutes(170), Duration.ofMinutes(5)));
            p.description("Compares the copies in the warehouse and in the recommendation database with their sources")
                    .tags("quality", "daily")
                    .maxActiveTasks(8);
            var measures = SUBJECTS.stream()
                    .flatMap(subject -> MEASURES.stream().map(measure -> "monitoring_" + subject + "_" + measure))
                    .map(node -> only(p, node, node))
                    .toList();
            var checks = CHECKS.stream()
                    .map(check -> only(p, "check_" + check, check))
                    .toList();
            p.chain(
                    HouseRules.afterImport(p),
                    p.parallel(measures),
                    p.barrier("end_measures"),
                    p.parallel(checks),
                    p.barrier("end"));
        });
    }

    private static Task<Nothing> only(Section<NoParameters> p, String task, String node) {
        return p.run(task, context -> context.use(SqlProject.class).runOnly(node, Effects.occasion(context)));
    }
}

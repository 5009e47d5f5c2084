package app.passculture.data.orchestration.jobs;

import app.passculture.data.orchestration.pipeline.Definition;
import app.passculture.data.orchestration.pipeline.Definitions;
import app.passculture.data.orchestration.pipeline.Pipeline;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/** Computes the sixteen indicators of the recommendation, and puts them into one long table by day. */
public final class Kpi implements Pipeline {

    private static final List<String> INDICATORS = List.of(
            "nb_categories_booked_per_user_direct",
            "nb_categories_booked_per_user_direct_indirect",
            "nb_categories_clicked_per_user_direct",
            "nb_categories_clicked_per_user_direct_indirect",
            "nb_categories_recommended_per_user",
            "ratio_recommendation_pct_over_offer_percentage",
            "number_booked_direct",
            "number_booked_direct_indirect",
            "number_clicked_recommended_direct",
            "number_favorites_recommended_direct",
            "number_viewed_recommendations",
            "ratio_booked_reco_per_user_direct",
            "ratio_booked_reco_per_user_direct_indirect",
            "ratio_clicked_reco_per_user_direct",
            "ratio_clicked_reco_per_user_direct_indirect",
            "ratio_favorite_reco_per_user_direct");

    @Override
    public Definition define(Definitions definitions) {
        return definitions.pipeline("kpi", p -> {
            HouseRules.apply(
                    p,
                    new HouseRules.Timing(
                            "0 5 * * *", LocalDate.of(2026, 11, 1), Duration.ofMinutes(200), Duration.ofMinutes(5)));
            p.description("Computes the indicators of the recommendation for the run's day")
                    .tags("recommendation", "kpi", "daily")
                    .maxActiveTasks(8);
            var indicators = INDICATORS.stream()
                    .map(indicator -> HouseRules.model(p, "compute_" + indicator, indicator))
                    .toList();
            p.chain(
                    HouseRules.afterImport(p),
                    p.parallel(indicators),
                    HouseRules.model(p, "kpi_by_day", "kpi_by_day"),
                    p.barrier("end"));
        });
    }
}

package app.passculture.data.recommendation.api.recommend;

import app.passculture.data.recommendation.api.experiment.Group;
import app.passculture.data.recommendation.api.ranking.RankedOffers;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a user is shown, and how it came about.
 *
 * @param ranked the offers in their order; empty when no model was asked
 */
record Answer(UUID call, Group group, Optional<RankedOffers> ranked) {

    List<String> offers() {
        return ranked.stream()
                .flatMap(ranking -> ranking.offers().stream())
                .map(each -> each.offer().value())
                .toList();
    }

    /** How the offers were chosen: by a model, by constant scores in its place, or not at all. */
    String origin() {
        return ranked.map(ranking -> ranking.fallback() ? "fallback" : "model").orElse("none");
    }

    /** Name and version of the model. */
    Optional<String> model() {
        return ranked.map(ranking -> ranking.modelName() + "/" + ranking.modelVersion());
    }
}

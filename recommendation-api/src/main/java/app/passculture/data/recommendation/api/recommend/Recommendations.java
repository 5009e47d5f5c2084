package app.passculture.data.recommendation.api.recommend;

import app.passculture.data.recommendation.api.experiment.Experiment;
import app.passculture.data.recommendation.api.experiment.Group;
import app.passculture.data.recommendation.api.ranking.RankedOffers;
import app.passculture.data.recommendation.api.recommend.Stages.Stage;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Makes answers: the group first, then the choice of offers, then the history. */
@Component
final class Recommendations {

    private final Experiment experiment;
    private final Selection selection;
    private final Impressions impressions;
    private final Supplier<UUID> ids;
    private final Stages stages;
    private final int limit;

    Recommendations(
            Experiment experiment,
            Selection selection,
            Impressions impressions,
            Supplier<UUID> ids,
            Stages stages,
            RecommendSettings settings) {
        this.experiment = experiment;
        this.selection = selection;
        this.impressions = impressions;
        this.ids = ids;
        this.stages = stages;
        this.limit = settings.offers();
    }

    Answer answer(Person person) {
        Group group = stages.measure(Stage.GROUP, () -> experiment.groupOf(person.user()));
        UUID call = ids.get();
        return switch (group) {
            case A -> new Answer(call, group, shown(person, call));
            case B -> new Answer(call, group, Optional.empty());
        };
    }

    private Optional<RankedOffers> shown(Person person, UUID call) {
        Optional<RankedOffers> best = selection.best(person, limit);
        best.ifPresent(ranked -> impressions.save(person.user(), call, ranked.offers()));
        return best;
    }
}

package app.passculture.data.recommendation.api.recommend;

import app.passculture.data.recommendation.api.history.History;
import app.passculture.data.recommendation.api.history.Impression;
import app.passculture.data.recommendation.api.history.ShownOffer;
import app.passculture.data.recommendation.api.ranking.RankedOffer;
import app.passculture.data.recommendation.api.recommend.Stages.Stage;
import app.passculture.data.recommendation.model.UserId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Hands what is about to be shown to the history. */
@Component
final class Impressions {

    private final History history;
    private final Clock clock;
    private final Stages stages;

    Impressions(History history, Clock clock, Stages stages) {
        this.history = history;
        this.clock = clock;
        this.stages = stages;
    }

    void save(UserId user, UUID call, List<RankedOffer> offers) {
        stages.measure(Stage.SAVE, () -> history.save(new Impression(user, call, clock.instant(), shown(offers))));
    }

    private static List<ShownOffer> shown(List<RankedOffer> offers) {
        List<ShownOffer> shown = new ArrayList<>(offers.size());
        for (RankedOffer each : offers) {
            shown.add(new ShownOffer(each.offer(), each.item(), shown.size()));
        }
        return shown;
    }
}

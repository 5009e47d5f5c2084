package app.passculture.data.recommendation.api.ranking;

import app.passculture.data.recommendation.api.candidate.Candidates;
import app.passculture.data.recommendation.api.candidate.Snapshot;
import app.passculture.data.recommendation.model.ConstantModel;
import app.passculture.data.recommendation.model.OfferId;
import app.passculture.data.recommendation.model.UserId;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Puts candidates in the order of the answer: scored by the current model, spread over the groups, cut. */
public final class Ranking {

    /**
     * The first {@code limit} offers of the answer; candidates that tie fall at random, as if they had been received in
     * random order. Never fails for the model's sake: it then scores all alike and says so.
     */
    public RankedOffers rank(UserId user, Snapshot snapshot, Candidates candidates, int limit, RandomGenerator random) {
        var scores = new float[candidates.count()];
        ConstantModel.ONE.over(snapshot.items()).score(user, candidates.offers(), candidates.count(), scores);
        var places = Diversification.order(groups(snapshot, candidates), scores, limit, new TieBreak.Shuffled(random));
        return new RankedOffers(answer(snapshot, candidates, scores, places), ConstantModel.KIND, "none", false);
    }

    private static int[] groups(Snapshot snapshot, Candidates candidates) {
        var groups = new int[candidates.count()];
        for (var place = 0; place < groups.length; place++) {
            groups[place] = snapshot.group(candidates.offers()[place]);
        }
        return groups;
    }

    private static List<RankedOffer> answer(Snapshot snapshot, Candidates candidates, float[] scores, int[] places) {
        return Arrays.stream(places)
                .mapToObj(place -> {
                    var offer = candidates.offers()[place];
                    return new RankedOffer(new OfferId(snapshot.offerId(offer)), snapshot.item(offer), scores[place]);
                })
                .toList();
    }
}

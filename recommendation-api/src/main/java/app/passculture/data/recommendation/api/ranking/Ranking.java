package app.passculture.data.recommendation.api.ranking;

import app.passculture.data.recommendation.api.candidate.Candidates;
import app.passculture.data.recommendation.api.candidate.Snapshot;
import app.passculture.data.recommendation.model.OfferId;
import app.passculture.data.recommendation.model.UserId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts candidates in the order of the answer: scored by the current model, spread over the groups, cut. */
public final class Ranking {
    private static final Logger LOG = LoggerFactory.getLogger(Ranking.class);

    private final Models models;
    private final Counter fallbacks;
    private final AtomicReference<@Nullable BoundModel> lastBroken = new AtomicReference<>();

    Ranking(Models models, MeterRegistry registry) {
        this.models = models;
        this.fallbacks = registry.counter("recommendation.ranking.fallbacks");
    }

    /**
     * The first {@code limit} offers of the answer; candidates that tie fall at random, as if they had been received in
     * random order. Never fails for the model's sake: it then scores all alike and says so.
     */
    public RankedOffers rank(UserId user, Snapshot snapshot, Candidates candidates, int limit, RandomGenerator random) {
        var binding = models.of(snapshot).orElseGet(() -> BoundModel.of(NamedModel.standIn(), snapshot));
        var scores = new float[candidates.count()];
        var model = score(binding, user, candidates, scores);
        var places = Diversification.order(groups(snapshot, candidates), scores, limit, new TieBreak.Shuffled(random));
        return new RankedOffers(
                answer(snapshot, candidates, scores, places), model.name(), model.version(), model.fallback());
    }

    /** Scores with the bound model, or with constants, and tells which it was. */
    private NamedModel score(BoundModel binding, UserId user, Candidates candidates, float[] scores) {
        if (scores.length == 0 || isScored(binding, user, candidates, scores)) {
            return binding.model();
        }
        fallbacks.increment();
        Arrays.fill(scores, 1);
        return NamedModel.standIn();
    }

    private boolean isScored(BoundModel binding, UserId user, Candidates candidates, float[] scores) {
        try {
            binding.scorer().score(user, candidates.offers(), candidates.count(), scores);
            return Scores.areFinite(scores) || isBroken(binding, new ArithmeticException("a score is not finite"));
        } catch (RuntimeException failure) {
            return isBroken(binding, failure);
        }
    }

    /** Says so once a model and snapshot, the counter has the rest; answers that nothing was scored. */
    private boolean isBroken(BoundModel binding, RuntimeException failure) {
        if (!binding.equals(lastBroken.getAndSet(binding))) {
            var model = binding.model();
            LOG.error("model {} version {} failed, scores are constant", model.name(), model.version(), failure);
        }
        return false;
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
                .mapToObj(place -> ranked(snapshot, candidates.offers()[place], scores[place]))
                .toList();
    }

    private static RankedOffer ranked(Snapshot snapshot, int offer, float score) {
        return new RankedOffer(new OfferId(snapshot.offerId(offer)), snapshot.item(offer), score);
    }
}

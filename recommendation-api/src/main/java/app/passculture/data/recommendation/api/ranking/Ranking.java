package app.passculture.data.recommendation.api.ranking;

import app.passculture.data.recommendation.api.candidate.Candidates;
import app.passculture.data.recommendation.api.candidate.Snapshot;
import app.passculture.data.recommendation.model.OfferId;
import app.passculture.data.recommendation.model.UserId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
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
        var wish = new Wish(candidates, limit, random);
        return binding.shelves()
                .map(shelves -> taken(shelves, binding.model(), snapshot, wish))
                .orElseGet(() -> scored(binding, user, snapshot, wish));
    }

    private record Wish(Candidates candidates, int limit, RandomGenerator random) {}

    private static RankedOffers taken(Shelves shelves, NamedModel model, Snapshot snapshot, Wish wish) {
        var offers = new ArrayList<RankedOffer>(wish.limit);
        for (var offer : shelves.order(wish.candidates, wish.limit, wish.random)) {
            offers.add(ranked(snapshot, offer, shelves.score(offer)));
        }
        return answer(model, offers);
    }

    private RankedOffers scored(BoundModel binding, UserId user, Snapshot snapshot, Wish wish) {
        var candidates = wish.candidates.offers();
        var scores = new float[candidates.length];
        var model = score(binding, user, candidates, scores);
        var ties = new TieBreak.Shuffled(wish.random);
        var offers = new ArrayList<RankedOffer>(wish.limit);
        for (var place : Diversification.order(groups(snapshot, candidates), scores, wish.limit, ties)) {
            offers.add(ranked(snapshot, candidates[place], scores[place]));
        }
        return answer(model, offers);
    }

    /** Scores with the bound model, or with constants, and tells which it was. */
    private NamedModel score(BoundModel binding, UserId user, int[] offers, float[] scores) {
        if (scores.length == 0 || isScored(binding, user, offers, scores)) {
            return binding.model();
        }
        fallbacks.increment();
        Arrays.fill(scores, 1);
        return NamedModel.standIn();
    }

    private boolean isScored(BoundModel binding, UserId user, int[] offers, float[] scores) {
        try {
            binding.scorer().score(user, offers, offers.length, scores);
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

    private static int[] groups(Snapshot snapshot, int[] offers) {
        var groups = new int[offers.length];
        for (var place = 0; place < groups.length; place++) {
            groups[place] = snapshot.group(offers[place]);
        }
        return groups;
    }

    private static RankedOffer ranked(Snapshot snapshot, int offer, float score) {
        return new RankedOffer(new OfferId(snapshot.offerId(offer)), snapshot.item(offer), score);
    }

    private static RankedOffers answer(NamedModel model, List<RankedOffer> offers) {
        return new RankedOffers(offers, model.name(), model.version(), model.fallback());
    }
}

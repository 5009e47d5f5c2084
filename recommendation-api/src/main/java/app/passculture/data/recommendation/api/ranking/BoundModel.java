package app.passculture.data.recommendation.api.ranking;

import app.passculture.data.recommendation.api.candidate.Snapshot;
import app.passculture.data.recommendation.model.Scorer;
import app.passculture.data.recommendation.model.UserId;
import java.lang.ref.WeakReference;
import java.util.Optional;

/**
 * A model ready to score the offers of one snapshot, which it doesn't keep alive.
 *
 * @param shelves the offers of each area in order, for a model that scores alike for everybody
 */
record BoundModel(NamedModel model, Scorer scorer, Optional<Shelves> shelves, WeakReference<Snapshot> snapshot) {
    private static final UserId NOBODY = new UserId(0);

    /** Binds, and scores every offer once: a model that cannot do that is refused before any request meets it. */
    static BoundModel of(NamedModel model, Snapshot snapshot) {
        var scorer = model.model().over(snapshot.items());
        var scores = finiteScores(model, scorer, snapshot.offers());
        Optional<Shelves> shelves =
                model.model().isPersonal() ? Optional.empty() : Optional.of(Shelves.of(snapshot, scores));
        return new BoundModel(model, scorer, shelves, new WeakReference<>(snapshot));
    }

    private static float[] finiteScores(NamedModel model, Scorer scorer, int offers) {
        var all = new int[offers];
        for (var offer = 0; offer < offers; offer++) {
            all[offer] = offer;
        }
        var scores = new float[offers];
        scorer.score(NOBODY, all, offers, scores);
        if (!Scores.areFinite(scores)) {
            throw new IllegalStateException(
                    "model %s version %s gives scores that are not finite".formatted(model.name(), model.version()));
        }
        return scores;
    }

    boolean isFor(Snapshot other) {
        return snapshot.refersTo(other);
    }
}

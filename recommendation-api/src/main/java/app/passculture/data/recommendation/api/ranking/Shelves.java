package app.passculture.data.recommendation.api.ranking;

import app.passculture.data.recommendation.api.candidate.Area;
import app.passculture.data.recommendation.api.candidate.Candidates;
import app.passculture.data.recommendation.api.candidate.Snapshot;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.random.RandomGenerator;

/**
 * The shelf of each area of one snapshot, under scores that are the same for everybody. A shelf is made when its area is
 * first asked for; those asked for least are given up when all together grow too large.
 */
final class Shelves {
    /** Four bytes an offer: 64 MB at most, some five thousand areas of three thousand offers. */
    private static final long OFFERS_KEPT = 16_000_000;

    private final float[] scores;
    private final int[] groups;
    private final Cache<Integer, Shelf> byArea;

    private Shelves(float[] scores, int[] groups) {
        this.scores = scores;
        this.groups = groups;
        this.byArea = Caffeine.newBuilder()
                .maximumWeight(OFFERS_KEPT)
                .weigher((Integer _, Shelf shelf) -> shelf.size())
                .executor(Runnable::run)
                .build();
    }

    /** @param scores of the snapshot's offers, by index; finite */
    static Shelves of(Snapshot snapshot, float[] scores) {
        var groups = new int[scores.length];
        for (var offer = 0; offer < groups.length; offer++) {
            groups[offer] = snapshot.group(offer);
        }
        return new Shelves(scores, groups);
    }

    /** The first {@code limit} candidates of the answer, as {@link Diversification} with shuffled ties would give. */
    int[] order(Candidates candidates, int limit, RandomGenerator random) {
        return shelf(candidates.area()).order(candidates.booked(), limit, random);
    }

    private Shelf shelf(Area area) {
        var known = byArea.getIfPresent(area.place());
        if (known != null) {
            return known;
        }
        var made = Shelf.of(area.offers(), groups, scores);
        byArea.put(area.place(), made);
        return made;
    }

    float score(int offer) {
        return scores[offer];
    }
}

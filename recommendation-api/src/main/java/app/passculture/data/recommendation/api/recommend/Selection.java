package app.passculture.data.recommendation.api.recommend;

import app.passculture.data.recommendation.api.candidate.Candidates;
import app.passculture.data.recommendation.api.candidate.Snapshot;
import app.passculture.data.recommendation.api.candidate.Snapshots;
import app.passculture.data.recommendation.api.ranking.RankedOffers;
import app.passculture.data.recommendation.api.ranking.Ranking;
import app.passculture.data.recommendation.api.recommend.Stages.Stage;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;

/** Chooses the offers of an answer from the current snapshot, without any query. */
@Component
final class Selection {

    private final Snapshots snapshots;
    private final Ranking ranking;
    private final RandomGenerator random;
    private final Stages stages;

    Selection(Snapshots snapshots, Ranking ranking, RandomGenerator random, Stages stages) {
        this.snapshots = snapshots;
        this.ranking = ranking;
        this.random = random;
        this.stages = stages;
    }

    /** The best offers for this person here, at most {@code limit}; nothing when none may be shown. */
    Optional<RankedOffers> best(Person person, int limit) {
        Snapshot snapshot = snapshots.current().orElseThrow(NotReady::new);
        Candidates candidates =
                stages.measure(Stage.CANDIDATES, () -> snapshot.candidates(person.user(), person.position()));
        if (candidates.count() == 0) {
            return Optional.empty();
        }
        return Optional.of(
                stages.measure(Stage.RANK, () -> ranking.rank(person.user(), snapshot, candidates, limit, random)));
    }
}

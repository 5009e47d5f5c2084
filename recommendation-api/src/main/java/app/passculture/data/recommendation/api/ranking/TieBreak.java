package app.passculture.data.recommendation.api.ranking;

import java.util.random.RandomGenerator;

/** Decides between candidates of equal score and between groups of equal rank: the higher number comes first. */
sealed interface TieBreak {
    /** The number of the candidate at this place of the received order. */
    int ofCandidate(int place);

    /** The number of the group whose first candidate is at this place of the received order. */
    int ofGroup(int firstPlace);

    /** Candidates last received first, groups first received first. */
    record Received() implements TieBreak {
        @Override
        public int ofCandidate(int place) {
            return place;
        }

        @Override
        public int ofGroup(int firstPlace) {
            return -firstPlace;
        }
    }

    /**
     * What {@link Received} gives when the candidates are first shuffled, at the price of one number for each tie: in a
     * uniform shuffle the relative orders within each group, and the order of first appearance of groups of one size,
     * are uniform and independent of each other.
     */
    record Shuffled(RandomGenerator random) implements TieBreak {
        @Override
        public int ofCandidate(int place) {
            return random.nextInt();
        }

        @Override
        public int ofGroup(int firstPlace) {
            return random.nextInt();
        }
    }
}

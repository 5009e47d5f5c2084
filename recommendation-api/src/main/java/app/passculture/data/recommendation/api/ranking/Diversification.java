package app.passculture.data.recommendation.api.ranking;

/**
 * Spreads scored candidates over their groups: big groups first, one candidate of each in turn, within a group the best
 * first. Looks at each candidate twice and sorts only those that are wanted.
 */
final class Diversification {
    private Diversification() {}

    /**
     * The places, in the received order, of the first {@code limit} candidates of the answer.
     *
     * @param groups the group of each candidate, by place, numbered from 0
     * @param scores the score of each candidate, by place; 0 and -0 are equal, NaN is refused
     */
    static int[] order(int[] groups, float[] scores, int limit, TieBreak ties) {
        var tallies = new Tallies(groups);
        for (var place = 0; place < groups.length; place++) {
            tallies.count(groups[place], scores[place], place);
        }
        var shares = new Shares(tallies, tallies.ranked(limit, ties), limit);
        for (var place = 0; place < groups.length; place++) {
            shares.offer(groups[place], scores[place], place, ties);
        }
        return shares.inTurn();
    }
}

package app.passculture.data.recommendation.api.ranking;

import app.passculture.data.recommendation.api.ranking.LiteralDiversification.Candidate;
import java.util.Arrays;
import java.util.List;

/** Candidates as ids, types, urls and scores, ordered by the arrays that the API uses. */
final class Received {
    private Received() {}

    static List<String> order(List<Candidate> received, int limit) {
        return order(received, limit, new TieBreak.Received());
    }

    static List<String> order(List<Candidate> received, int limit, TieBreak ties) {
        return Arrays.stream(Diversification.order(groups(received), scores(received), limit, ties))
                .mapToObj(place -> received.get(place).id())
                .toList();
    }

    /** Numbered by name, which is not the order of first appearance. */
    private static int[] groups(List<Candidate> received) {
        var names = received.stream().map(Candidate::group).distinct().sorted().toList();
        return received.stream().mapToInt(each -> names.indexOf(each.group())).toArray();
    }

    private static float[] scores(List<Candidate> received) {
        var scores = new float[received.size()];
        for (var place = 0; place < scores.length; place++) {
            scores[place] = received.get(place).score();
        }
        return scores;
    }
}

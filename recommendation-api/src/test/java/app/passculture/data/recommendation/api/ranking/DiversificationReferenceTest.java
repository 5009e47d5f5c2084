package app.passculture.data.recommendation.api.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import app.passculture.data.recommendation.api.ranking.LiteralDiversification.Candidate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class DiversificationReferenceTest {

    @Property(tries = 3000)
    void givesThePrefixThatTheLiteralReferenceGives(
            @ForAll("received") List<Candidate> received, @ForAll @IntRange(max = 70) int limit) {
        assertThat(Received.order(received, limit)).isEqualTo(LiteralDiversification.order(received, limit));
    }

    @Property(tries = 500)
    void randomTiesGiveTheAnswerOfSomeShuffle(@ForAll("received") List<Candidate> received, @ForAll long seed) {
        var answer = Received.order(received, received.size(), new TieBreak.Shuffled(new SplittableRandom(seed)));
        var shuffle =
                shuffleThatGives(answer.stream().map(id -> find(received, id)).toList());
        assertThat(LiteralDiversification.order(shuffle, received.size())).isEqualTo(answer);
    }

    /** The last of each group first, which fixes the order of the groups, then the others from the end of the answer. */
    private static List<Candidate> shuffleThatGives(List<Candidate> answer) {
        var lasts = answer.stream()
                .map(Candidate::group)
                .distinct()
                .map(group -> last(answer, group))
                .toList();
        var others = answer.reversed().stream().filter(each -> !lasts.contains(each));
        return Stream.concat(lasts.stream(), others).toList();
    }

    private static Candidate last(List<Candidate> answer, String group) {
        return answer.reversed().stream()
                .filter(each -> each.group().equals(group))
                .findFirst()
                .orElseThrow();
    }

    private static Candidate find(List<Candidate> received, String id) {
        return received.get(Integer.parseInt(id));
    }

    @Provide
    Arbitrary<List<Candidate>> received() {
        var types = Arbitraries.of("A", "B", "C", "None").injectNull(0.1);
        var urls = Arbitraries.of("url", "").injectNull(0.6);
        var scores = Arbitraries.oneOf(
                Arbitraries.of(0f, -0f, 1f, 1f, -1f, 2.5f), Arbitraries.floats().between(-1e30f, 1e30f));
        return Combinators.combine(types, urls, scores)
                .as((type, url, score) -> new Candidate("", type, url, score))
                .list()
                .ofMaxSize(60)
                .map(DiversificationReferenceTest::numbered);
    }

    private static List<Candidate> numbered(List<Candidate> received) {
        return IntStream.range(0, received.size())
                .mapToObj(place -> {
                    var each = received.get(place);
                    return new Candidate(Integer.toString(place), each.type(), each.url(), each.score());
                })
                .toList();
    }
}

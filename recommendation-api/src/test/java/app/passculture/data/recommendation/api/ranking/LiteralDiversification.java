package app.passculture.data.recommendation.api.ranking;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The ordering as its specification words it, step by step, without a thought for speed. */
final class LiteralDiversification {
    private LiteralDiversification() {}

    /** A candidate as the first version received it. */
    record Candidate(
            String id, @Nullable String type, @Nullable String url, float score) {
        String group() {
            return (type == null ? "None" : type) + (url != null && !url.isEmpty() ? "_DIGITAL" : "_PHYSICAL");
        }
    }

    static List<String> order(List<Candidate> received, int limit) {
        var groups = ranked(grouped(received));
        var ids = new ArrayList<String>();
        while (groups.stream().anyMatch(group -> !group.isEmpty())) {
            for (var group : groups) {
                if (!group.isEmpty()) {
                    ids.add(group.removeLast().id());
                }
            }
        }
        return ids.subList(0, Math.min(limit, ids.size()));
    }

    private static Map<String, List<Candidate>> grouped(List<Candidate> received) {
        var groups = new LinkedHashMap<String, List<Candidate>>();
        for (var candidate : received) {
            groups.computeIfAbsent(candidate.group(), _ -> new ArrayList<>()).add(candidate);
        }
        return groups;
    }

    private static List<Deque<Candidate>> ranked(Map<String, List<Candidate>> groups) {
        return groups.values().stream()
                .sorted(Comparator.<List<Candidate>>comparingInt(List::size)
                        .thenComparing(LiteralDiversification::highest, LiteralDiversification::compare)
                        .reversed())
                .map(LiteralDiversification::ascending)
                .toList();
    }

    private static Deque<Candidate> ascending(List<Candidate> group) {
        var sorted = new ArrayList<>(group);
        sorted.sort(Comparator.comparing(Candidate::score, LiteralDiversification::compare));
        return new ArrayDeque<>(sorted);
    }

    private static float highest(List<Candidate> group) {
        return group.stream()
                .map(Candidate::score)
                .max(LiteralDiversification::compare)
                .orElseThrow();
    }

    /** As numbers: 0 equals -0. */
    private static int compare(float left, float right) {
        return left < right ? -1 : left > right ? 1 : 0;
    }
}

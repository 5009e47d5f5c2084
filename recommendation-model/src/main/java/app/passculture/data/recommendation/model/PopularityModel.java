package app.passculture.data.recommendation.model;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Scores an item by how often it was booked lately, the same for every user.
 *
 * <p>Items are compared by their bookings within the headline window, then within each longer one; the score is the
 * position (1, 2, …) of the item's distinct counts in that order, so that equally booked items score alike. Items never
 * booked in any of those windows score 0.
 */
public record PopularityModel(Instant asOf, PopularityWindow headline, List<ItemPopularity> items) implements Model {
    public static final String KIND = "popularity";

    public PopularityModel {
        items = items.stream()
                .sorted(Comparator.comparing(popularity -> popularity.item().value()))
                .toList();
        refuseDuplicates(items);
    }

    private static void refuseDuplicates(List<ItemPopularity> sorted) {
        for (var i = 1; i < sorted.size(); i++) {
            var item = sorted.get(i).item();
            if (item.equals(sorted.get(i - 1).item())) {
                throw new IllegalArgumentException("item %s is counted twice".formatted(item.value()));
            }
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean isPersonal() {
        return false;
    }

    @Override
    public Scorer over(List<ItemId> catalogue) {
        var scoreOf = scores();
        var scoreAt = new float[catalogue.size()];
        for (var i = 0; i < scoreAt.length; i++) {
            scoreAt[i] = scoreOf.getOrDefault(catalogue.get(i), 0f);
        }
        return (_, candidates, count, scores) -> {
            for (var k = 0; k < count; k++) {
                scores[k] = scoreAt[candidates[k]];
            }
        };
    }

    private Map<ItemId, Float> scores() {
        var order = byBookings();
        var ascending = items.stream()
                .filter(item -> item.bookings(PopularityWindow.DAYS_28) > 0)
                .sorted(order)
                .toList();
        var scores = HashMap.<ItemId, Float>newHashMap(ascending.size());
        var score = 0;
        for (var i = 0; i < ascending.size(); i++) {
            score += i == 0 || order.compare(ascending.get(i - 1), ascending.get(i)) != 0 ? 1 : 0;
            scores.put(ascending.get(i).item(), (float) score);
        }
        return scores;
    }

    private Comparator<ItemPopularity> byBookings() {
        Comparator<ItemPopularity> order = Comparator.comparingInt(item -> item.bookings(headline));
        for (var window : PopularityWindow.values()) {
            if (window.compareTo(headline) > 0) {
                order = order.thenComparingInt(item -> item.bookings(window));
            }
        }
        return order;
    }
}

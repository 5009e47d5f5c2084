package app.passculture.data.orchestration.api;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The orders that a list has which is all in memory. */
record Sorting<T>(Map<String, Comparator<T>> orders) {

    Sorting {
        orders = Map.copyOf(orders);
    }

    /** As they are wanted, downwards with a minus before the name; without a wish as they are. */
    List<T> sorted(List<T> rows, List<String> wanted) {
        return wanted.stream()
                .map(this::order)
                .reduce(Comparator::thenComparing)
                .map(order -> rows.stream().sorted(order).toList())
                .orElse(rows);
    }

    private Comparator<T> order(String wish) {
        String name = wish.replaceFirst("^-", "");
        Comparator<T> order = orders.get(name);
        if (order == null) {
            throw new Refusal.Bad("cannot order by '%s'; possible: %s"
                    .formatted(name, String.join(", ", new TreeSet<>(orders.keySet()))));
        }
        return wish.startsWith("-") ? order.reversed() : order;
    }
}

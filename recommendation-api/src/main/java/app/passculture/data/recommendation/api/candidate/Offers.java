package app.passculture.data.recommendation.api.candidate;

import app.passculture.data.recommendation.model.ItemId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * The recommendable offers by index: local physical ones, then local online ones from {@code onlineStart}, then
 * national ones from {@code nationalStart}; within a section the offers of a venue are contiguous.
 */
final class Offers {
    private final List<String> ids;
    private final List<ItemId> items;
    private final int[] groups;
    private final List<String> groupNames;
    private final int onlineStart;
    private final int nationalStart;

    Offers(List<String> ids, List<ItemId> items, Grouping grouping, int onlineStart, int nationalStart) {
        requireFit(ids, items, grouping, onlineStart, nationalStart);
        this.ids = List.copyOf(ids);
        this.items = List.copyOf(items);
        this.groups = grouping.groups.clone();
        this.groupNames = List.copyOf(grouping.names);
        this.onlineStart = onlineStart;
        this.nationalStart = nationalStart;
    }

    private static void requireFit(
            List<String> ids, List<ItemId> items, Grouping grouping, int onlineStart, int nationalStart) {
        var size = ids.size();
        if (items.size() != size || grouping.groups.length != size) {
            throw new IllegalArgumentException(
                    "%d ids, %d items, %d groups".formatted(size, items.size(), grouping.groups.length));
        }
        if (onlineStart < 0 || nationalStart < onlineStart || size < nationalStart) {
            throw new IllegalArgumentException(
                    "sections start at 0, %d, %d of %d offers".formatted(onlineStart, nationalStart, size));
        }
    }

    /** The offers of rows that are in snapshot order. */
    static Offers of(List<OfferRow> sorted) {
        return new Offers(
                sorted.stream().map(OfferRow::id).toList(),
                items(sorted),
                Grouping.of(sorted.stream().map(OfferRow::group).toList()),
                before(sorted, OfferRow.Section.LOCAL_ONLINE),
                before(sorted, OfferRow.Section.NATIONAL));
    }

    private static List<ItemId> items(List<OfferRow> rows) {
        return rows.stream().map(row -> new ItemId(row.item())).toList();
    }

    private static int before(List<OfferRow> sorted, OfferRow.Section section) {
        return (int) sorted.stream()
                .takeWhile(row -> row.section().compareTo(section) < 0)
                .count();
    }

    int size() {
        return groups.length;
    }

    List<String> ids() {
        return ids;
    }

    String id(int offer) {
        return ids.get(offer);
    }

    List<ItemId> items() {
        return items;
    }

    int group(int offer) {
        return groups[offer];
    }

    List<String> groupNames() {
        return groupNames;
    }

    int onlineStart() {
        return onlineStart;
    }

    int nationalStart() {
        return nationalStart;
    }

    /** The group of each offer, as a place in the list of distinct names. */
    static final class Grouping {
        private final int[] groups;
        private final List<String> names;

        Grouping(int[] groups, List<String> names) {
            this.groups = groups;
            this.names = names;
            for (var group : groups) {
                if (group < 0 || group >= names.size()) {
                    throw new IllegalArgumentException("group %d of %d".formatted(group, names.size()));
                }
            }
        }

        static Grouping of(List<String> nameByOffer) {
            var places = new LinkedHashMap<String, Integer>();
            var groups = nameByOffer.stream()
                    .mapToInt(name -> places.computeIfAbsent(name, _ -> places.size()))
                    .toArray();
            return new Grouping(groups, new ArrayList<>(places.keySet()));
        }
    }
}

package app.passculture.data.analytics.check;

import java.util.List;

/** Names of nodes for people: the first ten, and how many more. */
final class Listing {

    private static final int SHOWN = 10;

    private Listing() {}

    static String of(List<String> nodes) {
        List<String> names = nodes.stream().map(Listing::name).distinct().toList();
        String shown = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
        return names.size() > SHOWN ? shown + " and " + (names.size() - SHOWN) + " more" : shown;
    }

    /** A node's name without its kind and package; a source's has two parts. */
    static String name(String uniqueId) {
        String[] parts = uniqueId.split("\\.", 3);
        return parts.length == 3 ? parts[2] : uniqueId;
    }
}

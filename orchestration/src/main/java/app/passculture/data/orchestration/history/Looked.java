package app.passculture.data.orchestration.history;

import app.passculture.data.orchestration.listing.Listing;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of an index of runs, from its newest end: of one pipeline, of one state, or of all. Bounds that compare pairs leave PostgreSQL no other
 * index than that of the pair: with an equality it may walk all runs by number, and looks in vain for a rare state through the whole history.
 *
 * @param column the first of the pair, or nothing
 */
record Looked(String column, Map<String, Object> values) {
    private static final String NONE_IS_NEWER = String.valueOf(Long.MAX_VALUE);

    static Looked of(RunFilter filter, Runs.Made made) {
        Map<String, Object> values = new LinkedHashMap<>();
        String column = "";
        if (filter.pipelines().size() == 1) {
            column = "pipeline";
            values.put("looked", filter.pipelines().getFirst());
        } else if (filter.states().size() == 1) {
            column = "state";
            values.put("looked", filter.states().getFirst());
        }
        put(values, "since", made.since());
        put(values, "until", made.until());
        if (made.before() != null) {
            values.put("before", made.before());
        }
        return new Looked(column, values);
    }

    private static void put(Map<String, Object> values, String name, @Nullable Instant at) {
        if (at != null) {
            values.put(name, at.atOffset(ZoneOffset.UTC));
        }
    }

    Listing give(Listing listing) {
        values.forEach(listing::given);
        return listing;
    }

    String rows(String what, String cut) {
        String key = column.isEmpty() ? "id" : "(" + column + ", id)";
        return "SELECT %s FROM run WHERE %s >= %s AND %s < %s ORDER BY %s %s"
                .formatted(what, key, pair(low()), key, pair(high()), order(), cut);
    }

    private String pair(String number) {
        return column.isEmpty() ? number : "(:looked, " + number + ")";
    }

    private String order() {
        return column.isEmpty() ? "id DESC" : column + " DESC, id DESC";
    }

    private String low() {
        return values.containsKey("since") ? "first_run_id(:since)" : "0";
    }

    private String high() {
        String before = values.containsKey("before") ? ":before" : NONE_IS_NEWER;
        return values.containsKey("until") ? "least(%s, first_run_id(:until))".formatted(before) : before;
    }
}

package app.passculture.data.analytics.warehouse.bigquery;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How labels are changed: those of a request are added, and one goes only when the request has null for it. */
final class Labels {

    private Labels() {}

    static Map<String, @Nullable String> changing(Map<String, String> known, Map<String, String> wanted) {
        Map<String, @Nullable String> changes = new HashMap<>(wanted);
        known.keySet().forEach(label -> changes.putIfAbsent(label, null));
        return changes;
    }
}

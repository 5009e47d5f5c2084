package app.passculture.data.orchestration.api;

import app.passculture.data.orchestration.listing.Page;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** The forms that answers have. */
final class Answers {
    private Answers() {}

    /** An answer whose fields are named with underscores. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    interface Answer {}

    /** A page of a collection. */
    static ResponseEntity<Object> page(String name, Page<?> page) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        if (page.capped()) {
            answer.header("X-Total-Capped", String.valueOf(page.total()));
        }
        return answer.body(collection(name, page.rows(), page.total()));
    }

    static ResponseEntity<Object> all(String name, List<?> rows) {
        return ResponseEntity.ok(collection(name, rows, rows.size()));
    }

    static ResponseEntity<Object> none(String name) {
        return all(name, List.of());
    }

    private static Map<String, Object> collection(String name, List<?> rows, long total) {
        Map<String, Object> collection = new LinkedHashMap<>();
        collection.put(name, rows);
        collection.put("total_entries", total);
        return collection;
    }
}

package app.passculture.data.orchestration.web.admin;

import app.passculture.data.orchestration.web.pipeline.Message;
import java.util.List;
import java.util.Optional;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The variables, as everybody may see them who may see the page.
 *
 * @param total how many stored ones there are
 * @param done what has just been changed, if something was
 */
public record VariablesPage(Search search, List<Row> rows, long total, Optional<Message> done) {
    public VariablesPage {
        rows = List.copyOf(rows);
    }

    /** Where a variable comes from. */
    public enum Source {
        STORED,
        /** Stored, but a file of that name wins. */
        SHADOWED,
        FILE
    }

    /** A variable; its value has stars in place of secrets. */
    public record Row(String key, String value, String description, Source source) {
        public String address(String order) {
            return VariablesPage.address(order, key);
        }
    }

    static String address(String order, String key) {
        return UriComponentsBuilder.fromPath("/admin/variables/" + order)
                .queryParam("name", "{key}")
                .encode()
                .buildAndExpand(key)
                .toUriString();
    }
}

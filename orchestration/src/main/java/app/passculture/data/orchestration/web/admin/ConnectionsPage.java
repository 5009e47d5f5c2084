package app.passculture.data.orchestration.web.admin;

import app.passculture.data.orchestration.web.pipeline.Message;
import java.util.List;
import java.util.Optional;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The connections, without their secrets.
 *
 * @param total how many stored ones there are
 * @param done what has just been changed, if something was
 * @param trial what came of trying one of them, if one was tried
 */
public record ConnectionsPage(
        Search search, List<Row> rows, long total, Optional<Message> done, Optional<Trial> trial) {
    public ConnectionsPage {
        rows = List.copyOf(rows);
    }

    /** A connection; the address is where it leads, as far as it says. */
    public record Row(
            String id, String type, String address, String login, String description, VariablesPage.Source source) {
        public boolean isFile() {
            return source == VariablesPage.Source.FILE;
        }

        public String address(String order) {
            return UriComponentsBuilder.fromPath(ConnectionPages.ADDRESS + "/" + order)
                    .queryParam("name", "{id}")
                    .encode()
                    .buildAndExpand(id)
                    .toUriString();
        }
    }

    /** Whether a connection works, in the words of who tried. */
    public record Trial(String id, boolean works, String message) {}
}

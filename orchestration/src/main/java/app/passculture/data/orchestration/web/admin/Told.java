package app.passculture.data.orchestration.web.admin;

import app.passculture.data.orchestration.web.SeeOther;
import app.passculture.data.orchestration.web.pipeline.Message;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.servlet.View;
import org.springframework.web.util.UriComponentsBuilder;

/** What the page after a change says of it. */
final class Told {
    private static final Set<String> DEEDS = Set.of("create", "update", "delete", "revoke");

    private Told() {}

    /** Nothing for what is no deed. */
    static Optional<Message> of(String part, String done, String name) {
        return DEEDS.contains(done)
                ? Optional.of(new Message(part + ".done." + done, List.of(name)))
                : Optional.empty();
    }

    /** The page to go to after a change, which says that it was made. */
    static View after(String page, String done, String name) {
        URI address = UriComponentsBuilder.fromPath(page)
                .queryParam("done", done)
                .queryParam("name", "{name}")
                .encode()
                .build(name);
        return SeeOther.at(address.toString());
    }
}

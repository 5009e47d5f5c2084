package app.passculture.data.orchestration.web.admin;

import java.util.Objects;
import java.util.Optional;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A pool that is to be, or to be changed.
 *
 * @param isNew whether there is none of that name yet
 * @param fault why it was not done, if it was tried
 * @param impact what would change at once, for a pool that is there and a number of slots that is one
 */
public record PoolPage(boolean isNew, Given given, Optional<Fault> fault, Optional<PoolImpact> impact) {

    /** What the form says. */
    public record Given(String name, String slots, String description) {
        public Given {
            name = Objects.requireNonNullElse(name, "").strip();
            slots = Objects.requireNonNullElse(slots, "").strip();
            description = Objects.requireNonNullElse(description, "").strip();
        }

        String value(String field) {
            return field.equals("slots") ? slots : name;
        }
    }

    public String address() {
        return isNew ? "/pools/new" : address("edit", given.name());
    }

    static String address(String order, String name) {
        return UriComponentsBuilder.fromPath("/pools/" + order)
                .queryParam("name", "{name}")
                .encode()
                .buildAndExpand(name)
                .toUriString();
    }
}

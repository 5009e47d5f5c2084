package app.passculture.data.orchestration.web.admin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A connection that is to be, or to be changed.
 *
 * @param isNew whether there is none of that name yet
 * @param values by the names of fields, none of secrets
 * @param stored the secrets there are, which stay unless others are written or they are forgotten
 * @param fault why it was not done, if it was tried
 * @param trial what came of trying it, if it was tried
 */
public record ConnectionPage(
        boolean isNew,
        String id,
        ConnectionKind kind,
        Map<String, String> values,
        Set<String> stored,
        Optional<Fault> fault,
        Optional<ConnectionsPage.Trial> trial) {
    public ConnectionPage {
        values = Map.copyOf(values);
        stored = Set.copyOf(stored);
    }

    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    public boolean isStored(String field) {
        return stored.contains(field);
    }

    public boolean isWrong(String field) {
        return fault.isPresent() && fault.get().field().equals(field);
    }

    /** The field that is wrong, as the end of the key of its text; empty if the fault itself says which. */
    public String faultLabel() {
        return kind.fields().stream()
                .filter(field -> isWrong(field.name()))
                .map(ConnectionField::label)
                .findFirst()
                .orElse("");
    }

    public List<ConnectionKind> kinds() {
        return List.of(ConnectionKind.values());
    }
}

package app.passculture.data.orchestration.administration;

import app.passculture.data.orchestration.journal.Actor;
import app.passculture.data.orchestration.listing.Page;
import app.passculture.data.orchestration.listing.Window;
import app.passculture.data.orchestration.vault.MountedFiles;
import app.passculture.data.orchestration.vault.StoredVariable;
import app.passculture.data.orchestration.vault.StoredVariables;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people change about variables. */
public final class Variables {
    private final StoredVariables variables;
    private final MountedFiles files;
    private final Deeds deeds;

    Variables(StoredVariables variables, MountedFiles files, Deeds deeds) {
        this.variables = variables;
        this.files = files;
        this.deeds = deeds;
    }

    /** With their values in clear. */
    public Page<StoredVariable> page(@Nullable String keyPattern, List<String> orderBy, Window window) {
        return variables.page(keyPattern, orderBy, window);
    }

    /** Those that are mounted as files, which win over stored ones and are not changed here; with their values in clear. */
    public List<StoredVariable> mounted() {
        return files.variables().stream()
                .flatMap(key -> files.variable(key).map(value -> new StoredVariable(key, value, null)).stream())
                .toList();
    }

    public Optional<StoredVariable> find(String key) {
        return variables.find(key);
    }

    /** With its value in clear. */
    public StoredVariable existing(String key) {
        return find(key)
                .orElseThrow(
                        () -> new AdministrationException.NotFound("The variable %s was not found".formatted(key)));
    }

    public StoredVariable create(StoredVariable wanted, Actor actor) {
        Names.check("key", wanted.key());
        if (variables.find(wanted.key()).isPresent()) {
            throw new AdministrationException.Conflict("key", "The variable %s exists already".formatted(wanted.key()));
        }
        return save("create_variable", null, wanted, actor);
    }

    /** Stars as the value, or within it, leave what was there. */
    public StoredVariable update(StoredVariable wanted, Actor actor) {
        return save("update_variable", existing(wanted.key()), wanted, actor);
    }

    public void delete(String key, Actor actor) {
        StoredVariable before = existing(key);
        deeds.together(() -> {
            deeds.record(actor, "delete_variable", key, before.shown(), null);
            return variables.delete(key);
        });
    }

    private StoredVariable save(String event, @Nullable StoredVariable before, StoredVariable wanted, Actor actor) {
        return deeds.together(() -> {
            StoredVariable after = variables.save(wanted);
            deeds.record(actor, event, wanted.key(), before == null ? null : before.shown(), after.shown());
            return after;
        });
    }
}

package app.passculture.data.orchestration.administration;

import app.passculture.data.orchestration.journal.Actor;
import app.passculture.data.orchestration.listing.Page;
import app.passculture.data.orchestration.listing.Window;
import app.passculture.data.orchestration.vault.ConnectionTrial;
import app.passculture.data.orchestration.vault.MountedFiles;
import app.passculture.data.orchestration.vault.NamedConnection;
import app.passculture.data.orchestration.vault.StoredConnections;
import app.passculture.data.orchestration.vault.VaultException;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** What people change about connections, and whether one works. */
public final class Connections {
    private final StoredConnections connections;
    private final MountedFiles files;
    private final ConnectionTrial trial;
    private final Deeds deeds;

    Connections(StoredConnections connections, MountedFiles files, ConnectionTrial trial, Deeds deeds) {
        this.connections = connections;
        this.files = files;
        this.trial = trial;
        this.deeds = deeds;
    }

    /** With their secrets in clear. */
    public Page<NamedConnection> page(@Nullable String idPattern, List<String> orderBy, Window window) {
        return connections.page(idPattern, orderBy, window);
    }

    /** The names of those that are mounted as files, which win over stored ones and are not changed here. */
    public SortedSet<String> mounted() {
        return files.connections();
    }

    /** A mounted one, with its secrets in clear. */
    public Optional<NamedConnection> findMounted(String id) {
        return files.connection(id);
    }

    public Optional<NamedConnection> find(String id) {
        return connections.find(id);
    }

    /** With its secrets in clear. */
    public NamedConnection existing(String id) {
        return find(id).orElseThrow(
                        () -> new AdministrationException.NotFound("The connection %s was not found".formatted(id)));
    }

    public NamedConnection create(NamedConnection wanted, Actor actor) {
        if (!wanted.id().matches("[\\w!@#$%^&*()+,./;<=>?|~:-]{1,250}")) {
            throw new AdministrationException.Invalid(
                    "connection_id", "'%s' is no connection id".formatted(wanted.id()));
        }
        if (connections.find(wanted.id()).isPresent()) {
            throw new AdministrationException.Conflict(
                    "connection_id", "The connection %s exists already".formatted(wanted.id()));
        }
        return save("create_connection", null, wanted, actor);
    }

    /** Stars in the password and in the extra leave what was there. */
    public NamedConnection update(NamedConnection wanted, Actor actor) {
        return save("update_connection", existing(wanted.id()), wanted, actor);
    }

    /** Tries it with what is stored in the places of stars; nothing is kept but that it was tried. */
    public ConnectionTrial.Outcome test(NamedConnection wanted, Actor actor) {
        ConnectionTrial.Outcome outcome = trial.of(connections.merged(wanted));
        return deeds.together(() -> {
            deeds.record(actor, "test_connection", wanted.id(), null, outcome);
            return outcome;
        });
    }

    /** Tries it as tasks would get it: as it is mounted, or else as it is stored. */
    public ConnectionTrial.Outcome test(String id, Actor actor) {
        try {
            return test(findMounted(id).orElseGet(() -> existing(id)), actor);
        } catch (VaultException.Mounted unreadable) {
            return new ConnectionTrial.Outcome(false, String.valueOf(unreadable.getMessage()));
        }
    }

    public void delete(String id, Actor actor) {
        NamedConnection before = existing(id);
        deeds.together(() -> {
            deeds.record(actor, "delete_connection", id, before.shown(), null);
            return connections.delete(id);
        });
    }

    private NamedConnection save(String event, @Nullable NamedConnection before, NamedConnection wanted, Actor actor) {
        return deeds.together(() -> {
            NamedConnection after = connections.save(wanted);
            deeds.record(actor, event, wanted.id(), before == null ? null : before.shown(), after.shown());
            return after;
        });
    }
}

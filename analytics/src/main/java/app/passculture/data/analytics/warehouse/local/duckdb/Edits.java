package app.passculture.data.analytics.warehouse.local.duckdb;

import app.passculture.data.analytics.warehouse.Dataset;
import app.passculture.data.analytics.warehouse.DatasetName;
import app.passculture.data.analytics.warehouse.TableName;
import app.passculture.data.analytics.warehouse.local.translation.Quoted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Changes of the shelf within a transaction: written with the rows, and shown to others when it is committed. */
final class Edits {
    private static final String SCHEMA = Database.STORE + ".\"(shelf)\"";
    private static final String ENTRIES = SCHEMA + ".entries";

    private final Shelf shelf;
    private final boolean lasting;
    private final Map<TableName, Optional<Shelf.Entry>> tables = new HashMap<>();
    private final List<Runnable> publications = new ArrayList<>();

    /** {@code lasting}: whether there is a file to keep them in. */
    Edits(Shelf shelf, boolean lasting) {
        this.shelf = shelf;
        this.lasting = lasting;
    }

    /** Reads what a file holds; makes it ready when it is new. */
    static void load(Session session, Shelf shelf) {
        session.execute("CREATE SCHEMA IF NOT EXISTS " + SCHEMA);
        session.execute("CREATE TABLE IF NOT EXISTS " + ENTRIES + " (kind VARCHAR, name VARCHAR, content VARCHAR)");
        try (var statement = session.connection().createStatement();
                var rows = statement.executeQuery("SELECT kind, name, content FROM " + ENTRIES)) {
            while (rows.next()) {
                String content = rows.getString(3);
                switch (rows.getString(1)) {
                    case "dataset" -> shelf.put(Stored.dataset(content));
                    case "table" -> shelf.put(Stored.entry(content));
                    default -> shelf.putRoutine(rows.getString(2), content);
                }
            }
        } catch (java.sql.SQLException e) {
            throw session.failure(e);
        }
    }

    Optional<Shelf.Entry> find(TableName name) {
        Optional<Shelf.Entry> edited = tables.get(name);
        return edited == null ? shelf.find(name) : edited;
    }

    List<TableName> tables(DatasetName dataset) {
        List<TableName> all = new ArrayList<>(shelf.tables(dataset));
        tables.forEach((name, entry) -> {
            all.remove(name);
            if (entry.isPresent() && name.in().equals(dataset)) {
                all.add(name);
            }
        });
        return all.stream().sorted().toList();
    }

    void put(Session session, Dataset dataset) {
        keep(session, "dataset", dataset.name().toString(), lasting ? Stored.write(dataset) : "");
        publications.add(() -> shelf.put(dataset));
    }

    void remove(Session session, DatasetName name) {
        keep(session, "dataset", name.toString(), null);
        publications.add(() -> shelf.remove(name));
    }

    void put(Session session, Shelf.Entry entry) {
        TableName name = entry.definition().name();
        keep(session, "table", name.toString(), lasting ? Stored.write(entry) : "");
        tables.put(name, Optional.of(entry));
        publications.add(() -> shelf.put(entry));
    }

    void remove(Session session, TableName name) {
        keep(session, "table", name.toString(), null);
        tables.put(name, Optional.empty());
        publications.add(() -> shelf.remove(name));
    }

    void putRoutine(Session session, String name, @Nullable String statement) {
        keep(session, "routine", name, statement);
        publications.add(() -> {
            if (statement == null) {
                shelf.removeRoutine(name);
            } else {
                shelf.putRoutine(name, statement);
            }
        });
    }

    private void keep(Session session, String kind, String name, @Nullable String content) {
        if (!lasting) {
            return;
        }
        String key = " WHERE kind = " + Quoted.text(kind) + " AND name = " + Quoted.text(name);
        session.execute("DELETE FROM " + ENTRIES + key);
        if (content != null) {
            session.execute("INSERT INTO " + ENTRIES + " VALUES (" + Quoted.text(kind) + ", " + Quoted.text(name) + ", "
                    + Quoted.text(content) + ")");
        }
    }

    void publish() {
        publications.forEach(Runnable::run);
        forget();
    }

    void forget() {
        publications.clear();
        tables.clear();
    }
}

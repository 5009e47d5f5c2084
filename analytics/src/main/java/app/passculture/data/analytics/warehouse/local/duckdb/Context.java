package app.passculture.data.analytics.warehouse.local.duckdb;

import app.passculture.data.analytics.googlesql.Analysis;
import app.passculture.data.analytics.googlesql.DeepStack;
import app.passculture.data.analytics.googlesql.GoogleSql;
import app.passculture.data.analytics.googlesql.GoogleSqlException;
import app.passculture.data.analytics.googlesql.Names;
import app.passculture.data.analytics.googlesql.Routine;
import app.passculture.data.analytics.googlesql.TableSource;
import app.passculture.data.analytics.warehouse.DatasetName;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.Statement;
import app.passculture.data.analytics.warehouse.TableDefinition;
import app.passculture.data.analytics.warehouse.TableName;
import app.passculture.data.analytics.warehouse.Type;
import app.passculture.data.analytics.warehouse.WarehouseException;
import app.passculture.data.analytics.warehouse.local.translation.Quoted;
import app.passculture.data.analytics.warehouse.local.translation.Surroundings;
import app.passculture.data.analytics.warehouse.local.translation.Translator;
import app.passculture.data.analytics.warehouse.local.translation.Unsupported;
import com.google.zetasql.Table;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One piece of work on the engine: its connection, what it changes, its moment, and what names mean to it. */
final class Context implements AutoCloseable {
    private final GoogleSql sql;
    private final String project;
    private final Federation federation;
    private final Shelf shelf;
    private final Session session;
    private final Edits edits;
    private final Instant now;
    private final List<Routine> routines;

    Context(
            GoogleSql sql,
            String project,
            Federation federation,
            Shelf shelf,
            Session session,
            Edits edits,
            Instant now,
            List<Routine> routines) {
        this.sql = sql;
        this.project = project;
        this.federation = federation;
        this.shelf = shelf;
        this.session = session;
        this.edits = edits;
        this.now = now;
        this.routines = routines;
    }

    GoogleSql sql() {
        return sql;
    }

    String project() {
        return project;
    }

    Session session() {
        return session;
    }

    Edits edits() {
        return edits;
    }

    Instant now() {
        return now;
    }

    /** Does it in a transaction of its own, or in the one that a script began. */
    <T> T transaction(Supplier<T> work) {
        if (session.inTransaction()) {
            return work.get();
        }
        session.begin();
        T result;
        try {
            result = work.get();
            session.commit();
        } catch (RuntimeException | Error failure) {
            edits.forget();
            rollBack(failure);
            throw failure;
        }
        edits.publish();
        return result;
    }

    /** A commit that failed has ended its transaction: that there is none left must not hide why. */
    private void rollBack(Throwable failure) {
        try {
            session.rollback();
        } catch (WarehouseException over) {
            failure.addSuppressed(over);
        }
    }

    Names names(@Nullable DatasetName dataset, Map<String, Statement.Parameter> parameters) {
        Map<String, Type> types = new HashMap<>();
        parameters.forEach((name, parameter) -> types.put(name, parameter.type()));
        return Names.of(tables(), project).in(dataset).withRoutines(routines).withParameters(types);
    }

    private TableSource tables() {
        return new TableSource() {
            @Override
            public Optional<TableDefinition> find(TableName name) {
                return edits.find(name).map(Shelf.Entry::definition);
            }

            @Override
            public List<TableDefinition> beginningWith(DatasetName dataset, String prefix) {
                return Context.this.beginningWith(dataset, prefix).stream()
                        .sorted(java.util.Comparator.comparing(Shelf.Entry::created))
                        .map(Shelf.Entry::definition)
                        .toList();
            }

            @Override
            public Optional<Schema> external(String connection, String statement) {
                return Optional.of(federation.describe(connection, statement));
            }
        };
    }

    Shelf.Entry describe(TableName name) {
        return edits.find(name).orElseThrow(() -> new WarehouseException.NotFound("Not found: Table " + name));
    }

    /** The dataset must exist. */
    void demand(DatasetName name) {
        if (!exists(name)) {
            throw new WarehouseException.NotFound("Not found: Dataset " + name);
        }
    }

    boolean exists(DatasetName name) {
        return shelf.find(name).isPresent();
    }

    boolean hasTemporary(String name) {
        String found = "SELECT count(*) FROM duckdb_tables() WHERE temporary AND table_name = "
                + Quoted.text(Location.plain(Quoted.object(name)));
        return !"0".equals(session.text(found));
    }

    private List<Shelf.Entry> beginningWith(DatasetName dataset, String prefix) {
        return edits.tables(dataset).stream()
                .filter(name -> name.table().startsWith(prefix))
                .flatMap(name -> edits.find(name).stream())
                .toList();
    }

    Translator translator(Map<String, Statement.Parameter> parameters) {
        return new Translator(new Surroundings(
                this::relation,
                (connection, statement) -> federation.fetch(session, connection, statement),
                parameters,
                now));
    }

    /** Translates, and says where in the statement stands what is not run. */
    <T> T translated(
            Analysis analysis, Map<String, Statement.Parameter> parameters, Function<Translator, T> translation) {
        try {
            return translation.apply(translator(parameters));
        } catch (Unsupported refused) {
            throw Failures.invalid(String.valueOf(refused.getMessage()), analysis.placeOf(refused.searched()), refused);
        } catch (StackOverflowError tooDeep) {
            return DeepStack.call(() -> translation.apply(translator(parameters)));
        }
    }

    private String relation(Table table) {
        String name = table.getFullName();
        if (name.indexOf('.') < 0) {
            return temporary(name);
        }
        return name.endsWith("*") ? wildcard(name.substring(0, name.length() - 1)) : relation(TableName.parse(name));
    }

    static String temporary(String name) {
        return Location.temporary(name).sql();
    }

    String relation(TableName name) {
        Optional<Shelf.Entry> entry = edits.find(name);
        String view = entry.map(found -> found.definition().viewQuery()).orElse(null);
        return view == null ? new Location(name).sql() : "(" + view(name, view) + ")";
    }

    private String view(TableName name, String query) {
        try {
            Analysis analysis = sql.analyze(query, names(null, Map.of()));
            return translated(analysis, Map.of(), translator -> Queries.sql(translator, analysis));
        } catch (GoogleSqlException broken) {
            throw new WarehouseException.InvalidStatement(
                    "The view %s does not work any more: %s".formatted(name, broken.getMessage()), 0, 0, broken);
        }
    }

    private String wildcard(String beginning) {
        int dot = beginning.lastIndexOf('.');
        String prefix = beginning.substring(dot + 1);
        DatasetName dataset =
                TableName.parse(beginning.substring(0, dot) + ".x").in();
        List<String> parts = beginningWith(dataset, prefix).stream()
                .map(entry -> entry.definition().name())
                .map(name -> "SELECT *, " + Quoted.text(name.table().substring(prefix.length()))
                        + " AS \"_TABLE_SUFFIX\" FROM " + relation(name))
                .toList();
        return "(" + String.join(" UNION ALL BY NAME ", parts) + ")";
    }

    @Override
    public void close() {
        session.close();
    }
}

package app.passculture.data.analytics.googlesql;

import app.passculture.data.analytics.googlesql.CanonicalText.ExternalCall;
import app.passculture.data.analytics.warehouse.DatasetName;
import app.passculture.data.analytics.warehouse.Field;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.TableDefinition;
import app.passculture.data.analytics.warehouse.TableName;
import app.passculture.data.analytics.warehouse.Type;
import com.google.zetasql.resolvedast.ResolvedCreateStatementEnums.CreateScope;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedColumnDefinition;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateFunctionStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateTableStmtBase;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedDropStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedStatement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The names of a script: those from outside, and those that its statements so far have made. */
final class Declared {

    private final Names names;
    private final Map<String, Schema> temporary = new HashMap<>();
    private final Map<TableName, TableDefinition> made = new HashMap<>();
    private final List<Routine> routines = new ArrayList<>();
    private final Map<String, Type> variables = new HashMap<>();

    Declared(Names names) {
        this.names = names;
        this.routines.addAll(names.routines());
    }

    Names names() {
        return names;
    }

    Map<String, Type> parameters() {
        return names.parameters();
    }

    /** The columns of a temporary table. */
    Optional<Schema> find(String name) {
        return Optional.ofNullable(temporary.get(name.toLowerCase(Locale.ROOT)));
    }

    void variable(String name, Type type) {
        variables.put(name, type);
    }

    void temporary(String name, Schema schema) {
        temporary.put(name.toLowerCase(Locale.ROOT), schema);
    }

    /** What a statement that names these tables sees. */
    Scene scene(List<List<String>> paths, List<ExternalCall> calls) {
        Map<List<String>, KnownTable> tables = new HashMap<>();
        for (List<String> path : paths) {
            find(path).ifPresent(table -> tables.put(List.copyOf(path), table));
        }
        Map<List<String>, Routine> functions = new HashMap<>();
        routines.forEach(routine -> paths(routine).forEach(path -> functions.put(path, routine)));
        Map<String, Schema> externals = new HashMap<>();
        for (ExternalCall call : calls) {
            names.tables()
                    .external(call.connection(), call.sql())
                    .ifPresent(schema -> externals.put(call.function(), schema));
        }
        return new Scene(tables, functions, externals, variables);
    }

    private Optional<KnownTable> find(List<String> path) {
        String last = path.getLast();
        Optional<Schema> own = path.size() == 1 ? find(last) : Optional.empty();
        if (own.isPresent()) {
            return own.map(schema -> KnownTable.temporary(last, schema));
        }
        if (last.endsWith("*")) {
            return wildcard(path, last);
        }
        return name(path)
                .flatMap(each -> names.tables().find(each).or(() -> Optional.ofNullable(made.get(each))))
                .map(KnownTable::of);
    }

    private Optional<KnownTable> wildcard(List<String> path, String last) {
        String prefix = last.substring(0, last.length() - 1);
        List<String> dataset = new ArrayList<>(path.subList(0, path.size() - 1));
        dataset.add("any");
        return name(dataset).map(TableName::in).flatMap(in -> {
            List<TableDefinition> found = names.tables().beginningWith(in, prefix);
            return found.isEmpty() ? Optional.empty() : Optional.of(KnownTable.wildcard(in, last, found.getLast()));
        });
    }

    /** The table that a path means; {@code INFORMATION_SCHEMA} and what follows it are the table's name together. */
    private Optional<TableName> name(List<String> path) {
        int schema = 1;
        while (schema < path.size() && !path.get(schema).equalsIgnoreCase("INFORMATION_SCHEMA")) {
            schema++;
        }
        List<String> parts = new ArrayList<>(path);
        if (schema < path.size()) {
            parts = new ArrayList<>(path.subList(0, schema));
            parts.add(String.join(".", path.subList(schema, path.size())));
        }
        DatasetName dataset = names.dataset();
        return switch (parts.size()) {
            case 1 -> Optional.ofNullable(dataset).map(in -> in.table(path.getFirst()));
            case 2 -> Optional.of(new TableName(names.project(), parts.get(0), parts.get(1)));
            case 3 -> Optional.of(new TableName(parts.get(0), parts.get(1), parts.get(2)));
            default -> Optional.empty();
        };
    }

    private List<List<String>> paths(Routine routine) {
        List<String> path = routine.path();
        List<List<String>> paths = new ArrayList<>(List.of(path));
        if (path.size() == 3 && path.getFirst().equals(names.project())) {
            paths.add(path.subList(1, 3));
        } else if (path.size() == 2) {
            paths.add(List.of(names.project(), path.get(0), path.get(1)));
        }
        return paths;
    }

    /** Takes in what a statement made. */
    void add(ResolvedStatement statement) {
        switch (statement) {
            case ResolvedCreateFunctionStmt create -> {
                Routine routine = new Routine(create.getNamePath(), create);
                routines.removeIf(each -> each.named(routine.path()));
                routines.add(routine);
            }
            case ResolvedCreateTableStmtBase create -> table(create);
            case ResolvedDropStmt drop
            when drop.getNamePath().size() == 1 ->
                temporary.remove(drop.getNamePath().getFirst().toLowerCase(Locale.ROOT));
            default -> {}
        }
    }

    private void table(ResolvedCreateTableStmtBase create) {
        List<Field> fields = new ArrayList<>();
        for (ResolvedColumnDefinition column : create.getColumnDefinitionList()) {
            Optional<Type> type = SqlTypes.find(column.getType());
            if (type.isEmpty()) {
                return;
            }
            fields.add(Field.of(column.getName(), type.get()));
        }
        List<String> path = create.getNamePath();
        if (create.getCreateScope() == CreateScope.CREATE_TEMP) {
            temporary(path.getLast(), new Schema(fields));
        } else {
            name(path).ifPresent(name -> made.put(name, TableDefinition.table(name, new Schema(fields))));
        }
    }
}

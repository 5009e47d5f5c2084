package app.passculture.data.analytics.warehouse.local.duckdb;

import app.passculture.data.analytics.googlesql.Analysis;
import app.passculture.data.analytics.warehouse.Dataset;
import app.passculture.data.analytics.warehouse.DatasetName;
import app.passculture.data.analytics.warehouse.Field;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.Statement;
import app.passculture.data.analytics.warehouse.TableDefinition;
import app.passculture.data.analytics.warehouse.TableName;
import app.passculture.data.analytics.warehouse.WarehouseException;
import app.passculture.data.analytics.warehouse.local.translation.DuckTypes;
import app.passculture.data.analytics.warehouse.local.translation.Quoted;
import app.passculture.data.analytics.warehouse.local.translation.Translator;
import app.passculture.data.analytics.warehouse.local.translation.Unsupported;
import com.google.zetasql.resolvedast.ResolvedCreateStatementEnums.CreateMode;
import com.google.zetasql.resolvedast.ResolvedCreateStatementEnums.CreateScope;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAlterTableSetOptionsStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAlterTableStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateFunctionStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateSchemaStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateStatement;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateTableAsSelectStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateTableStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateViewStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedDropFunctionStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedDropStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedGrantOrRevokeStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedGrantStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedTruncateStmt;
import java.util.List;
import java.util.Locale;

/** CREATE, DROP, ALTER, TRUNCATE: one statement of a text. */
final class DefinitionWork {
    private final Context context;
    private final Tables tables;
    private final Statement statement;
    private final Analysis analysis;

    DefinitionWork(Context context, Tables tables, Statement statement, Analysis analysis) {
        this.context = context;
        this.tables = tables;
        this.statement = statement;
        this.analysis = analysis;
    }

    StatementWork.Done run() {
        return switch (analysis.statement()) {
            case ResolvedCreateTableAsSelectStmt create -> createAs(create);
            case ResolvedCreateTableStmt create -> create(create);
            case ResolvedCreateViewStmt create -> createView(create);
            case ResolvedCreateFunctionStmt create -> createFunction(create);
            case ResolvedCreateSchemaStmt create -> createDataset(create);
            case ResolvedDropStmt drop -> drop(drop);
            case ResolvedDropFunctionStmt drop -> dropFunction(drop);
            case ResolvedTruncateStmt truncate -> truncate(truncate);
            case ResolvedAlterTableSetOptionsStmt set -> {
                TableDefinition definition =
                        context.describe(name(set.getNamePath())).definition();
                tables.shelve(definition.with(Options.changed(definition.options(), set.getOptionList())));
                yield done("ALTER_TABLE");
            }
            case ResolvedAlterTableStmt alter -> new AlterWork(context, tables, name(alter.getNamePath())).run(alter);
            case ResolvedGrantOrRevokeStmt grant -> grant(grant);
            default -> {
                String what = analysis.statement().nodeKindString().replaceAll("^Resolved|Stmt$", "");
                throw refused(new Unsupported("the statement " + what, ""));
            }
        };
    }

    private WarehouseException refused(Unsupported unsupported) {
        return Failures.invalid(
                String.valueOf(unsupported.getMessage()), analysis.placeOf(unsupported.searched()), unsupported);
    }

    private static StatementWork.Done done(String kind) {
        return new StatementWork.Done(kind, 0, null);
    }

    /** Everybody who can read the file of this warehouse can read all; only what is granted on must be there. */
    private StatementWork.Done grant(ResolvedGrantOrRevokeStmt grant) {
        if (String.join(" ", grant.getObjectTypeList()).equalsIgnoreCase("schema")) {
            context.demand(dataset(grant.getNamePath()));
        } else {
            context.describe(name(grant.getNamePath()));
        }
        return done(grant instanceof ResolvedGrantStmt ? "GRANT" : "REVOKE");
    }

    private StatementWork.Done createAs(ResolvedCreateTableAsSelectStmt create) {
        List<String> names = create.getColumnDefinitionList().stream()
                .map(column -> column.getName())
                .toList();
        String select = context.translated(
                analysis,
                statement.parameters(),
                translator -> translator.query(create.getQuery(), create.getOutputColumnList(), names));
        if (create.getCreateScope() == CreateScope.CREATE_TEMP) {
            String replace = create.getCreateMode() == CreateMode.CREATE_OR_REPLACE ? "CREATE OR REPLACE" : "CREATE";
            context.session()
                    .execute(replace + " TEMP TABLE "
                            + Quoted.object(create.getNamePath().getFirst()) + " AS " + select);
            return done("CREATE_TABLE_AS_SELECT");
        }
        TableName name = name(create.getNamePath());
        if (proceeds(create, name)) {
            Schema schema = Columns.of(create.getColumnDefinitionList());
            tables.fill(
                    TableDefinition.table(name, schema)
                            .with(Options.of(
                                    create.getOptionList(), create.getPartitionByList(), create.getClusterByList())),
                    select);
            return new StatementWork.Done("CREATE_TABLE_AS_SELECT", tables.count(name), null);
        }
        return done("CREATE_TABLE_AS_SELECT");
    }

    /** Whether a CREATE has something to do; it fails when the name is taken. */
    private boolean proceeds(ResolvedCreateStatement create, TableName name) {
        context.demand(name.in());
        boolean there = context.edits().find(name).isPresent();
        if (there && create.getCreateMode() == CreateMode.CREATE_DEFAULT) {
            throw new WarehouseException.AlreadyExists("Already Exists: Table " + name);
        }
        if (there && create.getCreateMode() == CreateMode.CREATE_OR_REPLACE) {
            boolean view = context.describe(name).definition().viewQuery() != null;
            if (view || !(create instanceof ResolvedCreateTableAsSelectStmt)) {
                tables.drop(name);
            }
        }
        return !there || create.getCreateMode() != CreateMode.CREATE_IF_NOT_EXISTS;
    }

    private StatementWork.Done create(ResolvedCreateTableStmt create) {
        if (create.getLikeTable() != null || create.getCloneFrom() != null || create.getCopyFrom() != null) {
            throw refused(new Unsupported("CREATE TABLE like another one", "TABLE"));
        }
        Schema schema = Columns.of(create.getColumnDefinitionList());
        if (create.getCreateScope() == CreateScope.CREATE_TEMP) {
            List<String> columns = schema.fields().stream()
                    .map(field -> Quoted.name(field.name()) + " " + DuckTypes.sql(field.type()))
                    .toList();
            context.session()
                    .execute("CREATE TEMP TABLE "
                            + Quoted.object(create.getNamePath().getFirst()) + " (" + String.join(", ", columns) + ")");
            return done("CREATE_TABLE");
        }
        TableName name = name(create.getNamePath());
        if (proceeds(create, name)) {
            tables.create(TableDefinition.table(name, schema)
                    .with(Options.of(create.getOptionList(), create.getPartitionByList(), create.getClusterByList())));
        }
        return done("CREATE_TABLE");
    }

    private StatementWork.Done createView(ResolvedCreateViewStmt create) {
        TableName name = name(create.getNamePath());
        if (proceeds(create, name)) {
            List<String> names = Translator.names(create.getOutputColumnList());
            List<Field> fields = new java.util.ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                fields.add(analysis.schema().fields().get(i).named(names.get(i)));
            }
            context.translated(
                    analysis,
                    statement.parameters(),
                    translator -> translator.query(create.getQuery(), create.getOutputColumnList(), names));
            tables.create(new TableDefinition(
                    name,
                    new Schema(fields),
                    create.getSql(),
                    Options.of(create.getOptionList(), List.of(), List.of())));
        }
        return done("CREATE_VIEW");
    }

    private StatementWork.Done createFunction(ResolvedCreateFunctionStmt create) {
        if (!create.getLanguage().equalsIgnoreCase("SQL")) {
            throw refused(new Unsupported("functions in " + create.getLanguage(), "LANGUAGE"));
        }
        if (create.getCreateScope() != CreateScope.CREATE_TEMP) {
            context.edits().putRoutine(context.session(), key(create.getNamePath()), analysis.sql());
        }
        return done("CREATE_FUNCTION");
    }

    private StatementWork.Done dropFunction(ResolvedDropFunctionStmt drop) {
        context.edits().putRoutine(context.session(), key(drop.getNamePath()), null);
        return done("DROP_FUNCTION");
    }

    private static String key(List<String> path) {
        return String.join(".", path).toLowerCase(Locale.ROOT);
    }

    private StatementWork.Done createDataset(ResolvedCreateSchemaStmt create) {
        DatasetName name = dataset(create.getNamePath());
        boolean there = context.exists(name);
        if (there && create.getCreateMode() != CreateMode.CREATE_IF_NOT_EXISTS) {
            throw new WarehouseException.AlreadyExists("Already Exists: Dataset " + name);
        }
        if (!there) {
            context.session().execute("CREATE SCHEMA " + Location.schema(name));
            context.edits().put(context.session(), Dataset.of(name));
        }
        return done("CREATE_SCHEMA");
    }

    private StatementWork.Done drop(ResolvedDropStmt drop) {
        String type = drop.getObjectType().toUpperCase(Locale.ROOT);
        switch (type) {
            case "TABLE", "VIEW" -> dropTable(drop);
            case "SCHEMA" -> throw refused(new Unsupported("DROP SCHEMA", "SCHEMA"));
            default -> throw refused(new Unsupported("DROP " + type, type));
        }
        return done("DROP_" + type);
    }

    private void dropTable(ResolvedDropStmt drop) {
        String ifExists = drop.getIsIfExists() ? "IF EXISTS " : "";
        boolean temporary = drop.getNamePath().size() == 1
                && context.hasTemporary(drop.getNamePath().getFirst());
        if (temporary) {
            context.session()
                    .execute("DROP TABLE " + ifExists
                            + Context.temporary(drop.getNamePath().getFirst()));
            return;
        }
        TableName name = name(drop.getNamePath());
        if (context.edits().find(name).isPresent() || !drop.getIsIfExists()) {
            tables.drop(name);
        }
    }

    private StatementWork.Done truncate(ResolvedTruncateStmt truncate) {
        if (truncate.getWhereExpr() != null) {
            throw refused(new Unsupported("TRUNCATE with WHERE", "WHERE"));
        }
        String name = truncate.getTableScan().getTable().getFullName();
        String relation = name.indexOf('.') < 0 ? Context.temporary(name) : new Location(TableName.parse(name)).sql();
        long rows = context.session().execute("DELETE FROM " + relation);
        tables.touch(name);
        return new StatementWork.Done("TRUNCATE_TABLE", rows, null);
    }

    private TableName name(List<String> path) {
        List<String> parts = path.stream()
                .flatMap(part -> java.util.Arrays.stream(part.split("\\.")))
                .toList();
        DatasetName dataset = statement.defaultDataset();
        return switch (parts.size()) {
            case 1 -> {
                if (dataset == null) {
                    throw Failures.invalid(
                            "Table \"%s\" must be qualified with a dataset (e.g. dataset.table)."
                                    .formatted(parts.getFirst()),
                            analysis.place(),
                            new IllegalArgumentException(parts.toString()));
                }
                yield dataset.table(parts.getFirst());
            }
            case 2 -> new TableName(context.project(), parts.get(0), parts.get(1));
            default -> new TableName(parts.get(0), parts.get(1), parts.get(2));
        };
    }

    private DatasetName dataset(List<String> path) {
        List<String> parts = path.stream()
                .flatMap(part -> java.util.Arrays.stream(part.split("\\.")))
                .toList();
        return parts.size() == 1
                ? new DatasetName(context.project(), parts.getFirst())
                : new DatasetName(parts.get(0), parts.get(1));
    }
}

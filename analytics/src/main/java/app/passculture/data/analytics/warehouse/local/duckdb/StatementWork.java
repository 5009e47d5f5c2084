package app.passculture.data.analytics.warehouse.local.duckdb;

import app.passculture.data.analytics.googlesql.Analysis;
import app.passculture.data.analytics.googlesql.GoogleSqlException;
import app.passculture.data.analytics.googlesql.Script;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.Statement;
import app.passculture.data.analytics.warehouse.Statement.Destination;
import app.passculture.data.analytics.warehouse.TableDefinition;
import app.passculture.data.analytics.warehouse.TableName;
import app.passculture.data.analytics.warehouse.local.Engine.Work;
import app.passculture.data.analytics.warehouse.local.translation.Change;
import app.passculture.data.analytics.warehouse.local.translation.Translator;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAssertStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedBeginStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCommitStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedDeleteStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedInsertStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedMergeStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedQueryStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedRollbackStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedTableScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedUpdateStmt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Runs the statements of a text, each in a transaction of its own unless the text says otherwise. */
final class StatementWork {
    /** What one statement did. */
    record Done(String kind, long rows, @Nullable TableName result) {}

    private final Context context;
    private final Tables tables;
    private final Statement statement;

    StatementWork(Context context, Statement statement) {
        this.context = context;
        this.tables = new Tables(context);
        this.statement = statement;
    }

    /** Runs all; {@code hidden}: the name for the rows of a query. */
    Work run(TableName hidden) {
        Script script = context.sql()
                .script(statement.sql(), context.names(statement.defaultDataset(), statement.parameters()));
        Done last = new Done("SCRIPT", 0, null);
        TableName result = null;
        long bytes = 0;
        int count = 0;
        try {
            while (script.hasNext()) {
                Analysis analysis = script.next();
                boolean only = count == 0 && !script.hasNext();
                context.session().at(analysis.place());
                bytes += new Estimates(context).bytes(analysis);
                last = run(analysis, only, hidden);
                result = last.result() == null ? result : last.result();
                count++;
            }
        } catch (GoogleSqlException e) {
            throw Failures.of(e);
        }
        return new Work(count == 1 ? last.kind() : "SCRIPT", last.rows(), bytes, result);
    }

    private Done run(Analysis analysis, boolean only, TableName hidden) {
        return switch (analysis.statement()) {
            case ResolvedBeginStmt begin -> {
                context.session().begin();
                yield new Done("BEGIN_TRANSACTION", 0, null);
            }
            case ResolvedCommitStmt commit -> {
                context.session().commit();
                context.edits().publish();
                yield new Done("COMMIT_TRANSACTION", 0, null);
            }
            case ResolvedRollbackStmt rollback -> {
                context.edits().forget();
                context.session().rollback();
                yield new Done("ROLLBACK_TRANSACTION", 0, null);
            }
            default -> context.transaction(() -> change(analysis, only, hidden));
        };
    }

    private Done change(Analysis analysis, boolean only, TableName hidden) {
        return switch (analysis.statement()) {
            case ResolvedQueryStmt query -> query(analysis, only ? statement.destination() : null, hidden);
            case ResolvedInsertStmt insert ->
                change(
                        analysis,
                        "INSERT",
                        insert.getTableScan(),
                        translator -> translator.changes().insert(insert));
            case ResolvedUpdateStmt update ->
                change(
                        analysis,
                        "UPDATE",
                        update.getTableScan(),
                        translator -> translator.changes().update(update));
            case ResolvedDeleteStmt delete ->
                change(
                        analysis,
                        "DELETE",
                        delete.getTableScan(),
                        translator -> translator.changes().delete(delete));
            case ResolvedMergeStmt merge ->
                change(
                        analysis,
                        "MERGE",
                        merge.getTableScan(),
                        translator -> translator.changes().merge(merge));
            case ResolvedAssertStmt check -> check(analysis, check);
            default -> new DefinitionWork(context, tables, statement, analysis).run();
        };
    }

    private Done query(Analysis analysis, @Nullable Destination destination, TableName hidden) {
        Schema schema = Queries.schema(analysis);
        String select =
                context.translated(analysis, statement.parameters(), translator -> Queries.sql(translator, analysis));
        if (destination == null) {
            tables.fill(TableDefinition.table(hidden, schema), select);
            return new Done("SELECT", tables.count(hidden), hidden);
        }
        long before = destination.disposition() == app.passculture.data.analytics.warehouse.Disposition.APPEND
                        && context.edits().find(destination.table()).isPresent()
                ? tables.count(destination.table())
                : 0;
        tables.write(destination, schema, select);
        return new Done("SELECT", tables.count(destination.table()) - before, destination.table());
    }

    private Done change(
            Analysis analysis, String kind, ResolvedTableScan target, Function<Translator, Change> translation) {
        Change change = context.translated(analysis, statement.parameters(), translation);
        change.preparing().forEach(context.session()::execute);
        if (!change.refusing().isEmpty()) {
            String refusal = context.session().text(change.refusing());
            if (!refusal.isEmpty()) {
                throw Failures.invalid(refusal, analysis.place(), new IllegalStateException(kind));
            }
        }
        long rows = 0;
        for (String sql : change.changing()) {
            rows += context.session().execute(sql);
        }
        change.cleaning().forEach(context.session()::execute);
        tables.touch(target.getTable().getFullName());
        return new Done(kind, rows, null);
    }

    private Done check(Analysis analysis, ResolvedAssertStmt check) {
        String condition = context.translated(
                analysis, statement.parameters(), translator -> translator.expression(check.getExpression()));
        if (!"true".equals(context.session().text("SELECT coalesce(" + condition + ", false)"))) {
            String said = check.getDescription().isEmpty() ? "Assertion failed" : check.getDescription();
            throw Failures.invalid(said, analysis.place(), new IllegalStateException("ASSERT"));
        }
        return new Done("ASSERT", 0, null);
    }
}

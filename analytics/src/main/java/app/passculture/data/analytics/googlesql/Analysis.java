package app.passculture.data.analytics.googlesql;

import app.passculture.data.analytics.warehouse.Field;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.TableName;
import app.passculture.data.analytics.warehouse.Type;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateTableAsSelectStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateViewBase;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedOutputColumn;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedQueryStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedStatement;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedTableScan;
import com.google.zetasql.resolvedast.ResolvedNodes.Visitor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a statement means: the resolved tree, in which every name, type and function is known. */
public final class Analysis {

    private final CanonicalText text;
    private final ResolvedStatement statement;
    private final int start;
    private final int end;

    Analysis(CanonicalText text, ResolvedStatement statement, int start, int end) {
        this.text = text;
        this.statement = statement;
        this.start = start;
        this.end = end;
    }

    /**
     * The resolved tree. A table's full name is {@code project.dataset.table}, and has no dot when the table is temporary; a wildcard table's ends
     * with {@code *}. A federated query is a scan of a table function named {@code EXTERNAL_QUERY…} with its two texts as arguments.
     */
    public ResolvedStatement statement() {
        return statement;
    }

    /** The statement as it was written. */
    public String sql() {
        return text.original()
                .substring(
                        text.place(start).offset(),
                        Math.max(text.place(start).offset(), text.place(end).offset()));
    }

    /** The character of the canonical text behind the statement. */
    int end() {
        return end;
    }

    /** Where the statement begins in the text it came from. */
    public Place place() {
        return text.place(start);
    }

    /** Where a word first stands in the statement, as the name of a function: the resolved tree has no places. */
    public Place placeOf(String word) {
        String[] parts = word.split("\\.", -1);
        SqlTokens tokens = new SqlTokens(text.text(), start);
        while (tokens.next() && tokens.start() < end) {
            if (tokens.isWord(parts[0])) {
                return text.place(tokens.start());
            }
        }
        return place();
    }

    /**
     * The columns of a query, or of the table or view it makes; none for other statements.
     *
     * @throws GoogleSqlException.NotUnderstood when a column has a type that the warehouse does not know
     */
    public Schema schema() {
        List<Field> fields = new ArrayList<>();
        for (ResolvedOutputColumn output : outputs()) {
            Optional<Type> type = SqlTypes.find(output.getColumn().getType());
            fields.add(Field.of(
                    output.getName(),
                    type.orElseThrow(() -> new GoogleSqlException.NotUnderstood(
                            "The type of column %s is not supported: %s"
                                    .formatted(
                                            output.getName(), output.getColumn().getType()),
                            place()))));
        }
        return new Schema(fields);
    }

    /** The columns of a query as the tree has them. */
    public List<ResolvedOutputColumn> outputs() {
        return switch (statement) {
            case ResolvedQueryStmt query -> query.getOutputColumnList();
            case ResolvedCreateTableAsSelectStmt create -> create.getOutputColumnList();
            case ResolvedCreateViewBase view -> view.getOutputColumnList();
            default -> List.of();
        };
    }

    /** The statements that run in other databases, by the name of the function that stands for each. */
    public Map<String, String> externalCalls() {
        Map<String, String> calls = new LinkedHashMap<>();
        text.externalCalls().forEach(call -> calls.put(call.function(), call.sql()));
        return calls;
    }

    /** Where the columns of a query come from. */
    public ColumnLineage lineage() {
        return ColumnLineage.of(this);
    }

    /** The permanent tables that the statement reads or changes by their names (not those of a wildcard), in the order of the tree. */
    public Set<TableName> tables() {
        Set<TableName> tables = new LinkedHashSet<>();
        statement.accept(new Visitor() {
            @Override
            public void visit(ResolvedTableScan scan) {
                String name = scan.getTable().getFullName();
                if (name.indexOf('.') >= 0 && !name.endsWith("*")) {
                    tables.add(TableName.parse(name));
                }
                super.visit(scan);
            }
        });
        return tables;
    }
}

package app.passculture.data.analytics.warehouse.local.translation;

import app.passculture.data.analytics.warehouse.Statement;
import com.google.zetasql.resolvedast.ResolvedFunctionCallBaseEnums.ErrorMode;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCast;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedColumnRef;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedComputedColumn;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedExpr;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedFunctionCall;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedGetJsonField;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedGetStructField;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedLiteral;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedMakeStruct;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedParameter;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedSubqueryExpr;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedWithExpr;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** Expressions into DuckDB's; each text stands by itself, in parentheses where it must. */
final class Expressions {
    private final Surroundings surroundings;
    private final Scans scans;
    private final Casts casts = new Casts(this);
    private final Map<String, String> arguments = new HashMap<>();
    private final Deque<String> guards = new ArrayDeque<>();
    private int inSubquery;
    private int lambdas;

    Expressions(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.scans = new Scans(surroundings, this);
    }

    Scans scans() {
        return scans;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    String sql(ResolvedExpr expression) {
        return switch (expression) {
            case ResolvedLiteral literal -> Literals.sql(literal.getValue());
            case ResolvedColumnRef reference -> {
                String name = Scans.name(reference.getColumn());
                yield arguments.getOrDefault(name, name);
            }
            case ResolvedParameter parameter -> parameter(parameter);
            case ResolvedCast cast -> cast.getReturnNullOnError() ? attempt(casts.sql(cast)) : casts.sql(cast);
            case ResolvedFunctionCall call -> call(call);
            case ResolvedMakeStruct struct ->
                Literals.pack(struct.getFieldList().stream().map(this::sql).toList());
            case ResolvedGetStructField field ->
                "struct_extract(" + sql(field.getExpr()) + ", 'f" + field.getFieldIdx() + "')";
            case ResolvedGetJsonField field ->
                "bq_json_member(" + sql(field.getExpr()) + ", " + Quoted.text(field.getFieldName()) + ")";
            case ResolvedSubqueryExpr subquery -> subquery(subquery);
            case ResolvedWithExpr with -> with(with);
            default -> throw new Unsupported(Words.of(expression), Words.of(expression));
        };
    }

    private String call(ResolvedFunctionCall call) {
        String sql = Functions.sql(new Call(this, call));
        return call.getErrorMode() == ErrorMode.SAFE_ERROR_MODE ? attempt(sql) : sql;
    }

    static String attempt(String sql) {
        return "TRY(" + sql + ")";
    }

    private String parameter(ResolvedParameter parameter) {
        String name = parameter.getName().toLowerCase(Locale.ROOT);
        Statement.Parameter value = surroundings.parameters().get(name);
        if (value == null) {
            throw new Unsupported("the parameter @" + name + " without a value", "@" + name);
        }
        String sql = Literals.sql(value.type(), value.value());
        return DuckTypes.of(parameter.getType()).equals(value.type())
                ? sql
                : "CAST(" + sql + " AS " + DuckTypes.sql(parameter.getType()) + ")";
    }

    private String subquery(ResolvedSubqueryExpr expression) {
        inSubquery++;
        try {
            ResolvedScan scan = expression.getSubquery();
            return switch (expression.getSubqueryType()) {
                case SCALAR -> "(" + column(scan) + ")";
                case ARRAY -> "ARRAY(" + column(scan) + ")";
                case EXISTS -> "EXISTS(" + scans.query(scan) + ")";
                case IN ->
                    "(" + sql(java.util.Objects.requireNonNull(expression.getInExpr())) + " IN (" + column(scan) + "))";
                case LIKE_ANY, LIKE_ALL -> throw new Unsupported("LIKE with a subquery", "LIKE");
            };
        } finally {
            inSubquery--;
        }
    }

    private String column(ResolvedScan scan) {
        return scans.query(scan);
    }

    private String with(ResolvedWithExpr with) {
        String from = "";
        for (ResolvedComputedColumn column : with.getAssignmentList()) {
            String name = Scans.name(column.getColumn());
            String value = sql(column.getExpr());
            if (isCheap(column.getExpr())) {
                arguments.put(name, value);
            } else {
                String assigned = value + " AS " + name;
                from = from.isEmpty() ? "(SELECT " + assigned + ")" : "(SELECT *, " + assigned + " FROM " + from + ")";
            }
        }
        String value = sql(with.getExpr());
        return from.isEmpty() ? "(" + value + ")" : "(SELECT " + value + " FROM " + from + ")";
    }

    /** What costs no more when it is written twice; a subquery for it would become a join. */
    private static boolean isCheap(ResolvedExpr expression) {
        return expression instanceof ResolvedColumnRef || expression instanceof ResolvedLiteral;
    }

    /** An unused name for the parameter of a lambda. */
    String lambda() {
        return "e" + lambdas++;
    }

    /**
     * What is computed only where the condition holds. DuckDB runs the subqueries of a branch that is not taken, so what they read is
     * limited to where the branch is taken.
     */
    String guarded(String condition, Supplier<String> branch) {
        guards.push(condition);
        int outside = inSubquery;
        inSubquery = 0;
        try {
            return branch.get();
        } finally {
            inSubquery = outside;
            guards.pop();
        }
    }

    /** The WHERE of what a subquery reads inside a branch; "" elsewhere. */
    String guard() {
        if (inSubquery == 0 || guards.isEmpty()) {
            return "";
        }
        List<String> conditions = new ArrayList<>();
        guards.forEach(guard -> conditions.add("(" + guard + ")"));
        return " WHERE " + String.join(" AND ", conditions);
    }
}

package app.passculture.data.analytics.googlesql;

import com.google.zetasql.StructType;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAggregateFunctionCall;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAnalyticFunctionCall;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCast;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedColumnRef;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedComputedColumn;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedConstant;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedExpr;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedFunctionCall;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedFunctionCallBase;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedGetJsonField;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedGetStructField;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedLiteral;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedMakeStruct;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedNonScalarFunctionCallBase;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedParameter;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedSubqueryExpr;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedSystemVariable;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedWithExpr;
import com.google.zetasql.resolvedast.ResolvedSubqueryExprEnums.SubqueryType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Where the value of an expression comes from. */
final class ExpressionLineage {

    /** Functions that return one of their arguments, or put it into an array or take it out: fields stay apart. */
    private static final Set<String> KEEPING = Set.of(
            "if",
            "ifnull",
            "nullif",
            "coalesce",
            "$case_no_value",
            "$case_with_value",
            "$make_array",
            "$array_at_offset",
            "$safe_array_at_offset",
            "$array_at_ordinal",
            "$safe_array_at_ordinal",
            "array_agg",
            "array_concat",
            "array_concat_agg",
            "array_reverse",
            "any_value",
            "first_value",
            "last_value",
            "nth_value",
            "lag",
            "lead",
            "min_by",
            "max_by");

    private final LineageReader reader;

    ExpressionLineage(LineageReader reader) {
        this.reader = reader;
    }

    Trace of(ResolvedExpr expression) {
        return switch (expression) {
            case ResolvedLiteral _, ResolvedParameter _, ResolvedConstant _, ResolvedSystemVariable _ -> Trace.NONE;
            case ResolvedColumnRef reference ->
                reader.column(reference.getColumn().getId());
            case ResolvedCast cast -> of(cast.getExpr()).kept("cast");
            case ResolvedMakeStruct struct -> struct(struct);
            case ResolvedGetStructField field -> {
                StructType type = field.getExpr().getType().asStruct();
                yield of(field.getExpr())
                        .field(type.getField((int) field.getFieldIdx()).getName());
            }
            case ResolvedGetJsonField field -> of(field.getExpr()).made("json_field");
            case ResolvedAggregateFunctionCall call -> call(call).kept(Flow.AGGREGATE);
            case ResolvedAnalyticFunctionCall call -> call(call);
            case ResolvedFunctionCall call -> call(call);
            case ResolvedSubqueryExpr subquery -> subquery(subquery);
            case ResolvedWithExpr with -> {
                for (ResolvedComputedColumn each : with.getAssignmentList()) {
                    reader.put(each.getColumn(), of(each.getExpr()));
                }
                yield of(with.getExpr());
            }
            default -> reader.inside(expression).made("?");
        };
    }

    private Trace struct(ResolvedMakeStruct struct) {
        StructType type = struct.getType().asStruct();
        Map<String, Trace> fields = new LinkedHashMap<>();
        for (int i = 0; i < struct.getFieldList().size(); i++) {
            fields.merge(
                    type.getField(i).getName().toLowerCase(Locale.ROOT),
                    of(struct.getFieldList().get(i)),
                    Trace::and);
        }
        return Trace.struct(fields);
    }

    private Trace call(ResolvedFunctionCallBase call) {
        String name = call.getFunction().getName().toLowerCase(Locale.ROOT);
        Trace trace = Trace.NONE;
        List<ResolvedExpr> arguments = call.getArgumentList();
        for (ResolvedExpr argument : arguments) {
            trace = trace.and(of(argument));
        }
        if (!call.getGenericArgumentList().isEmpty()) {
            for (var argument : call.getGenericArgumentList()) {
                trace = trace.and(argument.getExpr() == null ? reader.inside(argument) : of(argument.getExpr()));
            }
        }
        if (call instanceof ResolvedNonScalarFunctionCallBase aggregate
                && aggregate.getWithGroupRowsSubquery() != null) {
            trace = trace.and(reader.inside(aggregate));
        }
        return KEEPING.contains(name) ? trace.kept(name) : trace.made(name);
    }

    private Trace subquery(ResolvedSubqueryExpr subquery) {
        reader.scan(subquery.getSubquery());
        Trace inside = reader.union(subquery.getSubquery().getColumnList());
        Trace in = subquery.getInExpr() == null ? Trace.NONE : of(subquery.getInExpr());
        SubqueryType type = subquery.getSubqueryType();
        boolean value = type == SubqueryType.SCALAR || type == SubqueryType.ARRAY;
        return value ? inside : inside.and(in).made(type.name().toLowerCase(Locale.ROOT));
    }
}

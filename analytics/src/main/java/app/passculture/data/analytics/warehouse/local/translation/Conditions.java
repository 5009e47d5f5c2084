package app.passculture.data.analytics.warehouse.local.translation;

import app.passculture.data.analytics.warehouse.local.translation.Functions.Mapping;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Logic, and functions that compute only some of their arguments. */
final class Conditions {
    private Conditions() {}

    static void addTo(Map<String, Mapping> mappings) {
        mappings.put("$and", call -> "(" + String.join(" AND ", call.arguments()) + ")");
        mappings.put("$or", call -> "(" + String.join(" OR ", call.arguments()) + ")");
        mappings.put("$not", call -> "(NOT " + call.argument(0) + ")");
        mappings.put("$is_null", call -> "(" + call.argument(0) + " IS NULL)");
        mappings.put("$is_true", call -> "(" + call.argument(0) + " IS TRUE)");
        mappings.put("$is_false", call -> "(" + call.argument(0) + " IS FALSE)");
        mappings.put("$in", Conditions::in);
        mappings.put("$in_array", call -> call.function("bq_in_array"));
        mappings.put("$case_no_value", Conditions::searchedCase);
        mappings.put("$case_with_value", Conditions::simpleCase);
        mappings.put("if", Conditions::choice);
        mappings.put("coalesce", Conditions::coalesce);
        mappings.put("ifnull", Conditions::coalesce);
        mappings.put("zeroifnull", call -> "coalesce(" + call.argument(0) + ", 0)");
        mappings.put("nullifzero", call -> "nullif(" + call.argument(0) + ", 0)");
        mappings.put("nullif", call -> call.function("nullif"));
        mappings.put(
                "iferror",
                call -> "coalesce(" + Expressions.attempt("[" + call.argument(0) + "]") + ", [" + call.argument(1)
                        + "])[1]");
        mappings.put("nulliferror", call -> Expressions.attempt(call.argument(0)));
        mappings.put("iserror", call -> "(" + Expressions.attempt("[" + call.argument(0) + "]") + " IS NULL)");
        mappings.put("error", call -> "CAST(error(" + call.argument(0) + ") AS " + DuckTypes.sql(call.type()) + ")");
    }

    private static String in(Call call) {
        List<String> list = call.arguments();
        return "(" + list.getFirst() + " IN (" + String.join(", ", list.subList(1, list.size())) + "))";
    }

    private static String searchedCase(Call call) {
        return cases(call, 0, "");
    }

    private static String simpleCase(Call call) {
        return cases(call, 1, call.argument(0) + " = ");
    }

    /** The branches from an argument on, each condition behind a prefix. */
    private static String cases(Call call, int first, String prefix) {
        StringBuilder sql = new StringBuilder("CASE");
        List<String> before = new ArrayList<>();
        int i = first;
        for (; i + 1 < call.size(); i += 2) {
            String when = prefix + branch(call, before, i);
            sql.append(" WHEN ").append(when);
            List<String> here = new ArrayList<>(before);
            here.add(when);
            sql.append(" THEN ").append(branch(call, here, i + 1));
            before.add("(" + when + ") IS NOT TRUE");
        }
        if (i < call.size()) {
            sql.append(" ELSE ").append(branch(call, before, i));
        }
        return sql.append(" END").toString();
    }

    private static String choice(Call call) {
        String condition = call.argument(0);
        return "CASE WHEN " + condition + " THEN " + branch(call, List.of(condition), 1) + " ELSE "
                + branch(call, List.of("(" + condition + ") IS NOT TRUE"), 2) + " END";
    }

    private static String coalesce(Call call) {
        List<String> before = new ArrayList<>();
        List<String> arguments = new ArrayList<>();
        for (int i = 0; i < call.size(); i++) {
            String argument = branch(call, before, i);
            arguments.add(argument);
            before.add(argument + " IS NULL");
        }
        return "coalesce(" + String.join(", ", arguments) + ")";
    }

    private static String branch(Call call, List<String> conditions, int index) {
        ResolvedExpr expression = call.expression(index);
        if (conditions.isEmpty() || !Risk.inSubquery(expression)) {
            return call.argument(index);
        }
        return call.expressions().guarded(String.join(" AND ", conditions), () -> call.argument(index));
    }
}

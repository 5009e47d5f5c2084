package app.passculture.data.analytics.template;

import java.util.Locale;

/** The value of a lone expression, with dbt's as_text, as_bool, as_number and as_native. */
final class NativeValues {

    private NativeValues() {}

    static Value of(Expression expression, Frame frame) {
        Value value = Evaluator.defined(expression, frame);
        String last = expression instanceof Expression.Filter filter ? filter.name() : "";
        return switch (last) {
            case "as_native" -> literal(value);
            case "as_bool" -> wanted(literal(value), value, "as_bool");
            case "as_number" -> wanted(literal(value), value, "as_number");
            case "as_text" -> new Text(value.printed());
            default -> value instanceof Undefined ? new Text("") : value;
        };
    }

    private static Value wanted(Value literal, Value written, String filter) {
        boolean fits = filter.equals("as_bool") ? literal instanceof Bool : literal instanceof Numeric;
        if (!fits) {
            throw Fault.of("%s cannot take %s".formatted(filter, written.quoted()));
        }
        return literal;
    }

    private static Value literal(Value value) {
        if (!(value instanceof Text text)) {
            return value;
        }
        String bare = text.value().strip();
        return switch (bare.toLowerCase(Locale.ROOT)) {
            case "true" -> Bool.TRUE;
            case "false" -> Bool.FALSE;
            case "none" -> None.NONE;
            default -> constant(text);
        };
    }

    private static Value constant(Text text) {
        try {
            Template template = Template.parse(TemplateSource.of("literal", "{{" + text.value() + "}}"));
            boolean lone = template.statements().size() == 1
                    && template.statements().getFirst() instanceof Statement.Print print
                    && isConstant(print.value());
            return lone
                    ? new Interpreter(Limits.GENEROUS, () -> java.time.Instant.EPOCH)
                            .evaluate(template, Globals.of(java.util.Map.of()))
                    : text;
        } catch (TemplateException notALiteral) {
            return text;
        }
    }

    private static boolean isConstant(Expression expression) {
        return switch (expression) {
            case Expression.Literal ignored -> true;
            case Expression.Items items -> items.items().stream().allMatch(NativeValues::isConstant);
            case Expression.Pairs pairs ->
                pairs.pairs().stream().allMatch(pair -> isConstant(pair.key()) && isConstant(pair.value()));
            case Expression.Unary unary -> isConstant(unary.operand());
            default -> false;
        };
    }
}

package app.passculture.data.analytics.template;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives expressions their values. */
final class Evaluator {

    private Evaluator() {}

    /** The value, which must exist. */
    static Value defined(Expression expression, Frame frame) {
        return Operations.requireDefined(value(expression, frame));
    }

    static boolean truth(Expression expression, Frame frame) {
        return value(expression, frame).truth();
    }

    /** The value, or what stands for a missing one. */
    static Value value(Expression expression, Frame frame) {
        try {
            frame.run().step();
            return evaluate(expression, frame);
        } catch (Fault fault) {
            throw fault.at(frame.origin(expression.at()));
        }
    }

    private static Value evaluate(Expression expression, Frame frame) {
        return switch (expression) {
            case Expression.Literal literal -> literal.value();
            case Expression.Name name -> name(name, frame);
            case Expression.Items items -> items(items, frame);
            case Expression.Pairs pairs -> pairs(pairs, frame);
            case Expression.Unary unary -> unary(unary, frame);
            case Expression.Binary binary -> binary(binary, frame);
            case Expression.Comparison comparison -> comparison(comparison, frame);
            case Expression.Attribute attribute ->
                Access.attribute(value(attribute.target(), frame), attribute.name(), frame, attribute.at());
            case Expression.Item item ->
                Access.item(defined(item.target(), frame), defined(item.index(), frame), frame, item.at());
            case Expression.Slice slice -> slice(slice, frame);
            case Expression.Call call -> call(call, frame);
            case Expression.Filter filter -> filter(filter, frame);
            case Expression.Test test -> test(test, frame);
            case Expression.Conditional conditional -> conditional(conditional, frame);
            case Expression.Captured ignored -> frame.captured();
        };
    }

    private static Value name(Expression.Name name, Frame frame) {
        Value local = frame.scope().find(name.name());
        if (local != null) {
            return local;
        }
        Value global = frame.run().find(name.name());
        return global != null ? global : frame.run().undefined(name.name(), frame, name.at());
    }

    private static Value items(Expression.Items items, Frame frame) {
        List<Value> values = new ArrayList<>(items.items().size());
        for (Expression item : items.items()) {
            values.add(defined(item, frame));
        }
        return items.kind() == Sequence.Kind.TUPLE ? Sequence.tuple(values) : Sequence.list(values);
    }

    private static Value pairs(Expression.Pairs pairs, Frame frame) {
        Dict dict = Dict.empty();
        for (Expression.Pair pair : pairs.pairs()) {
            dict.put(defined(pair.key(), frame), defined(pair.value(), frame));
        }
        return dict;
    }

    private static Value unary(Expression.Unary unary, Frame frame) {
        return switch (unary.operator()) {
            case NOT -> Bool.of(!truth(unary.operand(), frame));
            case SUBTRACT -> Operations.negate(value(unary.operand(), frame));
            default -> Operations.positive(value(unary.operand(), frame));
        };
    }

    private static Value binary(Expression.Binary binary, Frame frame) {
        Value left = value(binary.left(), frame);
        return switch (binary.operator()) {
            case AND -> left.truth() ? value(binary.right(), frame) : left;
            case OR -> left.truth() ? left : value(binary.right(), frame);
            default -> Operations.apply(binary.operator(), left, value(binary.right(), frame), frame.run());
        };
    }

    private static Value comparison(Expression.Comparison comparison, Frame frame) {
        Value left = value(comparison.first(), frame);
        Value result = Bool.TRUE;
        for (Expression.Step step : comparison.steps()) {
            Value right = value(step.right(), frame);
            result = Operations.apply(step.operator(), left, right, frame.run());
            if (!result.truth()) {
                return result;
            }
            left = right;
        }
        return result;
    }

    private static Value slice(Expression.Slice slice, Frame frame) {
        return Items.slice(
                defined(slice.target(), frame),
                bound(slice.from(), frame),
                bound(slice.to(), frame),
                bound(slice.step(), frame));
    }

    private static Value bound(@Nullable Expression bound, Frame frame) {
        return bound == null ? None.NONE : defined(bound, frame);
    }

    /** Calls a macro or function. */
    static Value call(Expression.Call call, Frame frame) {
        return callable(call, frame).call(CallArguments.of(nameOf(call.callee()), call.arguments(), frame, call.at()));
    }

    static Callable callable(Expression.Call call, Frame frame) {
        Value callee = defined(call.callee(), frame);
        if (callee instanceof Callable callable) {
            return callable;
        }
        throw Fault.of("'" + callee.type() + "' is not callable");
    }

    static String nameOf(Expression callee) {
        return switch (callee) {
            case Expression.Name name -> name.name();
            case Expression.Attribute attribute -> attribute.name();
            default -> "the function";
        };
    }

    private static Value filter(Expression.Filter filter, Frame frame) {
        Value input = value(filter.input(), frame);
        Filter known = Filters.named(filter.name());
        if (!Filters.takesUndefined(filter.name())) {
            Operations.requireDefined(input);
        }
        return known.apply(input, CallArguments.of(filter.name(), filter.arguments(), frame, filter.at()));
    }

    private static Value test(Expression.Test test, Frame frame) {
        Value subject = value(test.subject(), frame);
        Invocation call = CallArguments.of(test.name(), test.arguments(), frame, test.at());
        return Bool.of(Tests.named(test.name()).holds(subject, call) != test.negated());
    }

    private static Value conditional(Expression.Conditional conditional, Frame frame) {
        if (truth(conditional.condition(), frame)) {
            return value(conditional.then(), frame);
        }
        Expression otherwise = conditional.otherwise();
        return otherwise == null
                ? new Undefined(Undefined.Kind.SILENT, "no else", frame.origin(conditional.at()))
                : value(otherwise, frame);
    }
}

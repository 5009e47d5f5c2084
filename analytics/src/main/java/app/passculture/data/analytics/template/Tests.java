package app.passculture.data.analytics.template;

import app.passculture.data.analytics.template.Expression.Operator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** The tests by name. */
final class Tests {

    private static final Map<String, TemplateTest> ALL = all();

    private Tests() {}

    private static Map<String, TemplateTest> all() {
        Map<String, TemplateTest> all = new HashMap<>();
        all.put("defined", (subject, call) -> !(subject instanceof Undefined));
        all.put("undefined", (subject, call) -> subject instanceof Undefined);
        all.put("none", (subject, call) -> subject == None.NONE);
        addTypes(all);
        addComparisons(all);
        all.put("filter", on(subject -> Filters.exists(subject.printed())));
        all.put("test", on(subject -> exists(subject.printed())));
        all.put(
                "lower",
                on(subject -> cased(subject.printed(), subject.printed().toLowerCase(Locale.ROOT))));
        all.put(
                "upper",
                on(subject -> cased(subject.printed(), subject.printed().toUpperCase(Locale.ROOT))));
        return Map.copyOf(all);
    }

    private static boolean exists(String name) {
        return ALL.containsKey(name);
    }

    private static void addTypes(Map<String, TemplateTest> all) {
        all.put("true", on(subject -> subject instanceof Bool flag && flag.value()));
        all.put("false", on(subject -> subject instanceof Bool flag && !flag.value()));
        all.put("boolean", on(subject -> subject instanceof Bool));
        all.put("integer", on(subject -> subject instanceof Int));
        all.put("float", on(subject -> subject instanceof Real));
        all.put("number", on(subject -> subject instanceof Numeric));
        all.put("string", on(subject -> subject instanceof Text));
        all.put("mapping", on(subject -> subject instanceof Dict));
        all.put("callable", on(subject -> subject instanceof Callable));
        all.put(
                "iterable",
                on(subject -> subject instanceof Sequence || subject instanceof Dict || subject instanceof Text));
        all.put(
                "sequence",
                on(subject -> subject instanceof Dict
                        || subject instanceof Text
                        || (subject instanceof Sequence sequence && sequence.indexed())));
    }

    private static void addComparisons(Map<String, TemplateTest> all) {
        compare(all, Operator.EQUAL, "eq", "equalto", "==");
        compare(all, Operator.NOT_EQUAL, "ne", "!=");
        compare(all, Operator.GREATER, "gt", "greaterthan", ">");
        compare(all, Operator.GREATER_OR_EQUAL, "ge", ">=");
        compare(all, Operator.LESS, "lt", "lessthan", "<");
        compare(all, Operator.LESS_OR_EQUAL, "le", "<=");
        compare(all, Operator.IN, "in");
        all.put(
                "divisibleby",
                (subject, call) ->
                        !modulo(subject, call.bind("num").value(0), call).truth());
        all.put("odd", (subject, call) -> modulo(subject, new Int(2), call).equals(new Int(1)));
        all.put("even", (subject, call) -> !modulo(subject, new Int(2), call).truth());
        all.put("sameas", (subject, call) -> same(subject, call.bind("other").value(0)));
    }

    private static void compare(Map<String, TemplateTest> all, Operator operator, String... names) {
        for (String name : names) {
            all.put(
                    name,
                    (subject, call) -> Operations.apply(
                                    operator,
                                    subject,
                                    call.bind("other").value(0),
                                    call.frame().run())
                            .truth());
        }
    }

    private static Value modulo(Value subject, Value divisor, Invocation call) {
        return Operations.apply(Operator.MODULO, subject, divisor, call.frame().run());
    }

    @SuppressWarnings("ReferenceEquality") // is what the test asks
    private static boolean same(Value left, Value right) {
        boolean plain = left instanceof Numeric || left instanceof Text;
        return plain ? left.getClass() == right.getClass() && left.equals(right) : left == right;
    }

    private static TemplateTest on(Predicate<Value> test) {
        return (subject, call) -> {
            call.bind();
            return test.test(Operations.requireDefined(subject));
        };
    }

    private static boolean cased(String text, String changed) {
        return text.equals(changed) && text.chars().anyMatch(Character::isLetter);
    }

    static TemplateTest named(String name) {
        TemplateTest test = ALL.get(name);
        if (test == null) {
            throw Fault.undefined("no test named '" + name + "'" + NearNames.hint(name, ALL.keySet()));
        }
        return test;
    }
}

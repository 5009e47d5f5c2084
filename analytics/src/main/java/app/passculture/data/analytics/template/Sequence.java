package app.passculture.data.analytics.template;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Several values in order: a list, a tuple, a set, a range, a view of a dict, or what a lazy filter gives. */
public final class Sequence implements Value {

    /** Which Python type it is. */
    public enum Kind {
        LIST("list"),
        TUPLE("tuple"),
        SET("set"),
        RANGE("range"),
        VIEW("dict view"),
        LAZY("generator");

        private final String type;

        Kind(String type) {
            this.type = type;
        }
    }

    private final Kind kind;
    private final String label;
    private List<Value> items;

    private Sequence(Kind kind, String label, List<Value> items) {
        this.kind = kind;
        this.label = label;
        this.items = items;
    }

    /** A list of plain data or values. */
    public static Sequence of(Iterable<?> items) {
        List<Value> values = new ArrayList<>();
        items.forEach(item -> values.add(Value.of(item)));
        return list(values);
    }

    /** A list over the given items, which it owns from now on. */
    static Sequence list(List<Value> items) {
        return new Sequence(Kind.LIST, "", items);
    }

    static Sequence tuple(List<Value> items) {
        return new Sequence(Kind.TUPLE, "", List.copyOf(items));
    }

    static Sequence tuple(Value... items) {
        return new Sequence(Kind.TUPLE, "", List.of(items));
    }

    /** A tuple whose items have names too, separated by commas. */
    static Sequence named(String names, Value... items) {
        return new Sequence(Kind.TUPLE, names, List.of(items));
    }

    /** The item of a named tuple. */
    Optional<Value> field(String name) {
        int index = kind == Kind.TUPLE ? List.of(label.split(",", -1)).indexOf(name) : -1;
        return index >= 0 && !label.isEmpty() ? Optional.of(items.get(index)) : Optional.empty();
    }

    static Sequence set(List<Value> items) {
        items.forEach(Dict::requireHashable);
        return new Sequence(Kind.SET, "", new ArrayList<>(new LinkedHashSet<>(items)));
    }

    static Sequence range(String label, List<Value> items) {
        return new Sequence(Kind.RANGE, label, items);
    }

    static Sequence view(String label, List<Value> items) {
        return new Sequence(Kind.VIEW, label, items);
    }

    static Sequence lazy(List<Value> items) {
        return new Sequence(Kind.LAZY, "", items);
    }

    public Kind kind() {
        return kind;
    }

    /** The items; a lazy sequence is empty afterwards, as a Python generator is. */
    public List<Value> items() {
        List<Value> current = items;
        if (kind == Kind.LAZY) {
            items = List.of();
        }
        return current;
    }

    /** The items of a list or set, to be changed. */
    List<Value> changeable() {
        return items;
    }

    boolean sized() {
        return kind != Kind.LAZY;
    }

    boolean indexed() {
        return kind == Kind.LIST || kind == Kind.TUPLE || kind == Kind.RANGE;
    }

    @Override
    public boolean truth() {
        return kind == Kind.LAZY || !items.isEmpty();
    }

    @Override
    public String printed() {
        return switch (kind) {
            case LIST -> joined("[", "]");
            case TUPLE -> items.size() == 1 ? joined("(", ",)") : joined("(", ")");
            case SET -> items.isEmpty() ? "set()" : joined("{", "}");
            case RANGE -> label;
            case VIEW -> label + "(" + joined("[", "]") + ")";
            case LAZY -> throw Fault.of("a lazy sequence cannot be printed; add | list or | join");
        };
    }

    private String joined(String opening, String closing) {
        return items.stream().map(Value::quoted).collect(Collectors.joining(", ", opening, closing));
    }

    @Override
    public String type() {
        return kind == Kind.VIEW ? label : kind.type;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (this == other) {
            return true;
        }
        if (!(other instanceof Sequence that) || that.kind != kind || kind == Kind.LAZY) {
            return false;
        }
        return kind == Kind.SET
                ? new LinkedHashSet<>(items).equals(new LinkedHashSet<>(that.items))
                : items.equals(that.items);
    }

    @Override
    public int hashCode() {
        return items.hashCode();
    }

    @Override
    public String toString() {
        return kind == Kind.LAZY ? "generator" : printed();
    }
}

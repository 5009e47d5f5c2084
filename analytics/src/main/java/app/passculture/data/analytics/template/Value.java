package app.passculture.data.analytics.template;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A value of a template, with the equality, truth and printing of Python. */
public sealed interface Value permits None, Numeric, Text, Sequence, Dict, Undefined, Callable, HostObject {

    /** The value of plain data: null, booleans, numbers, texts, lists, sets and maps of these. */
    static Value of(@Nullable Object data) {
        return switch (data) {
            case null -> None.NONE;
            case Value value -> value;
            case Boolean flag -> Bool.of(flag);
            case Integer number -> new Int(number);
            case Long number -> new Int(number);
            case Double number -> new Real(number);
            case CharSequence text -> new Text(text.toString());
            case Map<?, ?> map -> Dict.of(map);
            case Set<?> set -> Sequence.set(set.stream().map(Value::of).toList());
            case Iterable<?> items -> Sequence.of(items);
            default -> throw new IllegalArgumentException("no template value for " + data.getClass());
        };
    }

    /** A date and time of UTC, as {@code modules.datetime} has it. */
    static Value instant(Instant instant) {
        return new Moment.Stamp(
                LocalDateTime.ofInstant(instant.truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC), ZoneOffset.UTC);
    }

    /** Whether Python would take it for true. */
    default boolean truth() {
        return true;
    }

    /** As {@code str()} prints it. */
    String printed();

    /** As {@code repr()} prints it: inside lists and dicts. */
    default String quoted() {
        return printed();
    }

    /** The name of its Python type, for errors. */
    String type();

    /** What the data looks like in Java: null, Boolean, Long, Double, String, List, Map; anything else as printed. */
    default @Nullable Object data() {
        return switch (this) {
            case None ignored -> null;
            case Bool flag -> flag.value();
            case Int number -> number.value();
            case Real number -> number.value();
            case Sequence sequence -> dataOf(sequence.items());
            case Dict dict -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                dict.entries().forEach((key, value) -> map.put(key.printed(), value.data()));
                yield map;
            }
            default -> printed();
        };
    }

    private static List<@Nullable Object> dataOf(List<Value> items) {
        List<@Nullable Object> list = new ArrayList<>(items.size());
        items.forEach(item -> list.add(item.data()));
        return list;
    }
}

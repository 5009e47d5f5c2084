package app.passculture.data.orchestration.api;

import app.passculture.data.orchestration.listing.Bounds;
import app.passculture.data.orchestration.listing.Window;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The parameters of a request; ones that nobody asks for are ignored. */
final class Query {
    private final Map<String, String[]> values;

    Query(Map<String, String[]> values) {
        this.values = values;
    }

    @Nullable
    String text(String name) {
        String[] given = values.get(name);
        return given == null || given.length == 0 ? null : given[0];
    }

    String text(String name, String otherwise) {
        String given = text(name);
        return given == null ? otherwise : given;
    }

    List<String> texts(String name) {
        String[] given = values.get(name);
        return given == null
                ? List.of()
                : Arrays.stream(given).filter(each -> !each.isEmpty()).toList();
    }

    /** Texts of which each is one of a few. */
    List<String> choices(String name, Collection<String> possible) {
        List<String> given = texts(name);
        for (String each : given) {
            if (!possible.contains(each)) {
                throw invalid(
                        name,
                        "'%s' is not one of %s".formatted(each, String.join(", ", new TreeSet<>(possible))),
                        "enum");
            }
        }
        return given;
    }

    /** Whether limits on a column allow a value that it has in every row. */
    boolean allows(String name, String value) {
        List<String> given = texts(name);
        return given.isEmpty() || given.contains(value);
    }

    @Nullable
    Integer integer(String name) {
        return value(name, text(name), Integer::valueOf, "integer");
    }

    int integer(String name, int otherwise) {
        Integer given = integer(name);
        return given == null ? otherwise : given;
    }

    List<Integer> integers(String name) {
        return texts(name).stream()
                .map(text -> required(name, text, Integer::valueOf, "integer"))
                .toList();
    }

    @Nullable
    Boolean flag(String name) {
        return value(name, text(name), Query::flagOf, "boolean");
    }

    boolean flag(String name, boolean otherwise) {
        Boolean given = flag(name);
        return given == null ? otherwise : given;
    }

    @Nullable
    Instant moment(String name) {
        return value(name, text(name), Moments::parse, "date-time");
    }

    Window window() {
        int limit = integer("limit", Window.USUAL);
        int offset = integer("offset", 0);
        if (limit < 0) {
            throw invalid("limit", "Input should be greater than or equal to 0", "greater_than_equal");
        }
        if (offset < 0) {
            throw invalid("offset", "Input should be greater than or equal to 0", "greater_than_equal");
        }
        return new Window(limit, offset);
    }

    List<String> orderBy() {
        return texts("order_by").stream()
                .flatMap(each -> Arrays.stream(each.split(",", -1)))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
    }

    /** The limits on a time, from the parameters with the four endings. */
    Bounds moments(String name) {
        return bounds(name, text -> Moments.parse(text).atOffset(ZoneOffset.UTC), "date-time");
    }

    Bounds numbers(String name) {
        return bounds(name, Double::valueOf, "number");
    }

    private Bounds bounds(String name, Function<String, Object> parse, String type) {
        Map<Bounds.Side, Object> limits = new EnumMap<>(Bounds.Side.class);
        for (Bounds.Side side : Bounds.Side.values()) {
            String full = name + "_" + side.name().toLowerCase(Locale.ROOT);
            Object limit = value(full, text(full), parse, type);
            if (limit != null) {
                limits.put(side, limit);
            }
        }
        return new Bounds(limits);
    }

    private static <T> @Nullable T value(
            String name, @Nullable String text, Function<String, ? extends T> parse, String type) {
        return text == null || text.isEmpty() ? null : required(name, text, parse, type);
    }

    private static <T> T required(String name, String text, Function<String, ? extends T> parse, String type) {
        try {
            return parse.apply(text.strip());
        } catch (IllegalArgumentException | DateTimeException wrong) {
            throw invalid(
                    name,
                    "Input should be a valid %s, unable to parse '%s'".formatted(type, text),
                    type.replace('-', '_') + "_parsing");
        }
    }

    private static Boolean flagOf(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes", "on", "t", "y" -> true;
            case "false", "0", "no", "off", "f", "n" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static Refusal.Invalid invalid(String name, String message, String type) {
        return new Refusal.Invalid(List.of(new Violation(List.of("query", name), message, type)));
    }
}

package app.passculture.data.orchestration.pipeline.parameter;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A type a run parameter may have: how its JSON value is read and written. */
sealed interface ParameterType {

    /** The Java value of a JSON value; fails with a message that names the value. */
    Object read(Object json);

    /** The Java value of a text, as a default or a form gives it. */
    Object readText(String text);

    Object write(Object value);

    Map<String, Object> schema();

    /** Any text. */
    record Text() implements ParameterType {
        @Override
        public Object read(Object json) {
            return json instanceof String text ? text : refuse(json, "a text");
        }

        @Override
        public Object readText(String text) {
            return text;
        }

        @Override
        public Object write(Object value) {
            return value;
        }

        @Override
        public Map<String, Object> schema() {
            return Map.of("type", "string");
        }
    }

    /** A whole number that fits an int or a long. */
    record Whole(Class<?> type) implements ParameterType {
        @Override
        public Object read(Object json) {
            return json instanceof Number number ? narrow(json, number.toString()) : refuse(json, "a whole number");
        }

        @Override
        public Object readText(String text) {
            return narrow(text, text);
        }

        private Object narrow(Object shown, String digits) {
            try {
                BigInteger whole = new BigDecimal(digits.strip()).toBigIntegerExact();
                return isInt() ? (Object) whole.intValueExact() : (Object) whole.longValueExact();
            } catch (ArithmeticException | NumberFormatException _) {
                return refuse(shown, isInt() ? "a whole number of 32 bits" : "a whole number of 64 bits");
            }
        }

        private boolean isInt() {
            return type == int.class || type == Integer.class;
        }

        @Override
        public Object write(Object value) {
            long number = ((Number) value).longValue();
            return number == (int) number ? (Object) (int) number : (Object) number;
        }

        @Override
        public Map<String, Object> schema() {
            return Map.of("type", "integer", "format", isInt() ? "int32" : "int64");
        }
    }

    /** True or false. */
    record Truth() implements ParameterType {
        @Override
        public Object read(Object json) {
            return json instanceof Boolean ? json : refuse(json, "true or false");
        }

        @Override
        public Object readText(String text) {
            return switch (text) {
                case "true" -> true;
                case "false" -> false;
                default -> refuse(text, "true or false");
            };
        }

        @Override
        public Object write(Object value) {
            return value;
        }

        @Override
        public Map<String, Object> schema() {
            return Map.of("type", "boolean");
        }
    }

    /** A day of the calendar. */
    record Day() implements ParameterType {
        @Override
        public Object read(Object json) {
            return json instanceof String text ? readText(text) : refuse(json, "a date (yyyy-mm-dd)");
        }

        @Override
        public Object readText(String text) {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeParseException _) {
                return refuse(text, "a date (yyyy-mm-dd)");
            }
        }

        @Override
        public Object write(Object value) {
            return value.toString();
        }

        @Override
        public Map<String, Object> schema() {
            return Map.of("type", "string", "format", "date");
        }
    }

    /** One constant of an enum, by its name. */
    record Choice(List<Enum<?>> constants) implements ParameterType {
        @Override
        public Object read(Object json) {
            return constants.stream()
                    .filter(constant -> constant.name().equals(json))
                    .findFirst()
                    .orElseGet(() -> (Enum<?>) refuse(json, "one of " + String.join(", ", names())));
        }

        @Override
        public Object readText(String text) {
            return read(text);
        }

        @Override
        public Object write(Object value) {
            return ((Enum<?>) value).name();
        }

        @Override
        public Map<String, Object> schema() {
            return Map.of("type", "string", "enum", names());
        }

        private List<String> names() {
            return constants.stream().<String>map(Enum::name).toList();
        }
    }

    /** Any number of values of one type. */
    record Many(ParameterType element) implements ParameterType {
        @Override
        public Object read(Object json) {
            return json instanceof List<?> values
                    ? values.stream().map(this::element).toList()
                    : refuse(json, "a list");
        }

        private Object element(Object json) {
            return json == null ? refuse("null", "an element of a list") : element.read(json);
        }

        @Override
        public Object readText(String text) {
            return Stream.of(text.split(",", -1))
                    .map(String::strip)
                    .filter(item -> !item.isEmpty())
                    .map(element::readText)
                    .toList();
        }

        @Override
        public Object write(Object value) {
            return ((List<?>) value).stream().map(element::write).collect(Collectors.toUnmodifiableList());
        }

        @Override
        public Map<String, Object> schema() {
            return new TreeMap<>(Map.of("type", "array", "items", element.schema()));
        }
    }

    private static Object refuse(Object json, String expected) {
        throw new IllegalArgumentException("'" + json + "' is not " + expected);
    }
}

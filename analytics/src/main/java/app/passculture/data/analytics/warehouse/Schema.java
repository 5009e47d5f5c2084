package app.passculture.data.analytics.warehouse;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Columns in their order. */
public record Schema(List<Field> fields) {

    public Schema {
        fields = List.copyOf(fields);
    }

    public static Schema of(Field... fields) {
        return new Schema(List.of(fields));
    }

    /** The place of a column, by its name without regard to case; -1 when there is none. */
    public int indexOf(String name) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equalsIgnoreCase(name)) {
                return i;
            }
        }
        return -1;
    }

    /** The same columns under other names, as in {@code hash} to {@code _hash}; columns that are not named keep theirs. */
    public Schema renamed(Map<String, String> names) {
        return new Schema(fields.stream()
                .map(field -> field.named(names.getOrDefault(field.name(), field.name())))
                .toList());
    }

    @Override
    public String toString() {
        return fields.stream().map(Field::toString).collect(Collectors.joining(", "));
    }
}

package app.passculture.data.analytics.transformation;

import app.passculture.data.analytics.template.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A YAML value that knows where it stands. */
public sealed interface Yaml {

    /**
     * The mapping that a file of this path holds; an empty file is an empty mapping.
     *
     * @throws ProjectException.Invalid with the place when it is not YAML
     */
    static Mapping read(String path, String text) {
        return YamlFile.read(path, text);
    }

    Position position();

    /** As plain data. */
    @Nullable
    Object data();

    /** A text, number, truth value or nothing. */
    record Scalar(Position position, @Nullable Object data) implements Yaml {}

    /** A list. */
    record Items(Position position, List<Yaml> items) implements Yaml {
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public List<@Nullable Object> data() {
            List<@Nullable Object> list = new ArrayList<>(items.size());
            items.forEach(item -> list.add(item.data()));
            return list;
        }
    }

    /** Keys with values, in the order of the file. */
    record Mapping(Position position, Map<String, Yaml> entries) implements Yaml {

        @Override
        public Map<String, @Nullable Object> data() {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            entries.forEach((key, value) -> map.put(key, value.data()));
            return map;
        }

        public Optional<Yaml> find(String key) {
            return Optional.ofNullable(entries.get(key))
                    .filter(value -> !(value instanceof Scalar scalar) || scalar.data() != null);
        }

        /** A text that must be there. */
        public String text(String key) {
            return findText(key).orElseThrow(() -> ProjectException.Invalid.at(position, "'" + key + "' is missing"));
        }

        public Optional<String> findText(String key) {
            return find(key).map(value -> {
                if (!(value instanceof Scalar scalar)) {
                    throw ProjectException.Invalid.at(value.position(), "'" + key + "' must be a text");
                }
                return String.valueOf(scalar.data());
            });
        }

        /** A mapping; empty when the key is not there. */
        public Mapping mapping(String key) {
            return find(key)
                    .map(value -> {
                        if (!(value instanceof Mapping mapping)) {
                            throw ProjectException.Invalid.at(value.position(), "'" + key + "' must be a mapping");
                        }
                        return mapping;
                    })
                    .orElseGet(() -> new Mapping(position, Map.of()));
        }

        /** A list; a single value counts as a list of one, nothing as an empty one. */
        public List<Yaml> items(String key) {
            return find(key)
                    .map(value -> value instanceof Items items ? items.items() : List.of(value))
                    .orElse(List.of());
        }

        /** A list of mappings. */
        public List<Mapping> mappings(String key) {
            List<Mapping> mappings = new ArrayList<>();
            for (Yaml item : items(key)) {
                if (!(item instanceof Mapping mapping)) {
                    throw ProjectException.Invalid.at(item.position(), "'" + key + "' must be a list of mappings");
                }
                mappings.add(mapping);
            }
            return mappings;
        }

        /** A list of texts. */
        public List<String> texts(String key) {
            return items(key).stream().map(item -> String.valueOf(item.data())).toList();
        }
    }
}

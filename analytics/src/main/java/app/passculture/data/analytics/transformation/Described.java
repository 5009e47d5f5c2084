package app.passculture.data.analytics.transformation;

import app.passculture.data.analytics.template.Position;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the YAML files say of models, seeds, snapshots, analyses and macros, by kind, package and name. */
final class Described {

    /** Sections whose entries describe something that a file of its own defines. */
    private static final List<String> SECTIONS = List.of("models", "seeds", "snapshots", "analyses", "macros");

    private final Map<List<String>, Entry> entries = new HashMap<>();

    /** One entry and the file it stands in. */
    record Entry(PropertyFile file, Yaml.Mapping yaml) {}

    static Described of(List<PropertyFile> files, Problems problems) {
        Described described = new Described();
        for (PropertyFile file : files) {
            for (String section : SECTIONS) {
                problems.noting(() ->
                        file.yaml().mappings(section).forEach(entry -> described.add(section, file, entry, problems)));
            }
        }
        return described;
    }

    private void add(String section, PropertyFile file, Yaml.Mapping entry, Problems problems) {
        String name = entry.text("name");
        Entry before = entries.putIfAbsent(List.of(section, file.file().packageName(), name), new Entry(file, entry));
        if (before != null) {
            Position first = before.yaml().position();
            problems.add(
                    entry.position(), "'%s' is also described at %s:%d".formatted(name, first.path(), first.line()));
        }
    }

    Optional<Entry> find(ResourceType type, String packageName, String name) {
        return Optional.ofNullable(entries.get(List.of(type.section(), packageName, name)));
    }

    Map<List<String>, Entry> entries() {
        return entries;
    }
}

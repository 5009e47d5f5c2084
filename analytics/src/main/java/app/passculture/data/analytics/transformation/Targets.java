package app.passculture.data.analytics.transformation;

import app.passculture.data.analytics.template.NearNames;
import app.passculture.data.analytics.template.Position;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the target in targets.yml, or in the BigQuery entries of profiles.yml. */
final class Targets {

    private final ProjectOptions options;
    private final YamlRenderer renderer;

    Targets(ProjectOptions options, YamlRenderer renderer) {
        this.options = options;
        this.renderer = renderer;
    }

    Target read(Settings settings) {
        Path ours = options.directory().resolve("targets.yml");
        if (Files.isRegularFile(ours)) {
            return ofTargets(settings, YamlFile.read("targets.yml", ProjectFiles.text(ours)));
        }
        Path profiles = options.directory().resolve("profiles.yml");
        if (Files.isRegularFile(profiles)) {
            return ofProfiles(settings, YamlFile.read("profiles.yml", ProjectFiles.text(profiles)));
        }
        throw ProjectException.Invalid.at(
                new Position("targets.yml", 1, 1), "neither targets.yml nor profiles.yml is in the project directory");
    }

    private Target ofTargets(Settings settings, Yaml.Mapping yaml) {
        String name = options.target().or(() -> yaml.findText("default")).orElse("local");
        Yaml.Mapping entry = entry(yaml.mapping("targets"), name);
        return target(name, settings.name(), entry);
    }

    private Target ofProfiles(Settings settings, Yaml.Mapping yaml) {
        String profile = settings.yaml().findText("profile").orElse(settings.name());
        Yaml.Mapping chosen = entry(yaml, profile);
        String name = options.target()
                .or(() -> chosen.find("target").map(given -> String.valueOf(renderer.data(given))))
                .orElse("default");
        return target(name, profile, entry(chosen.mapping("outputs"), name));
    }

    private static Yaml.Mapping entry(Yaml.Mapping entries, String name) {
        if (entries.find(name).isEmpty()) {
            throw new ProjectException.BadRequest("%s: no entry '%s'%s"
                    .formatted(
                            entries.position().path(),
                            name,
                            NearNames.hint(name, entries.entries().keySet())));
        }
        return entries.mapping(name);
    }

    private Target target(String name, String profile, Yaml.Mapping entry) {
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>(renderer.mapping(entry));
        String database = first(attributes, "project", "database").orElseThrow(() -> missing(entry, name, "project"));
        String schema = first(attributes, "dataset", "schema").orElseThrow(() -> missing(entry, name, "dataset"));
        attributes.putIfAbsent("type", "bigquery");
        attributes.putIfAbsent("threads", 1L);
        attributes.put("name", name);
        attributes.put("target_name", name);
        attributes.put("profile_name", profile);
        attributes.put("project", database);
        attributes.put("database", database);
        attributes.put("dataset", schema);
        attributes.put("schema", schema);
        return new Target(name, profile, database, schema, attributes);
    }

    private static Optional<String> first(Map<String, @Nullable Object> attributes, String key, String otherKey) {
        return Optional.ofNullable(attributes.get(key))
                .or(() -> Optional.ofNullable(attributes.get(otherKey)))
                .map(String::valueOf);
    }

    private static ProjectException missing(Yaml.Mapping entry, String name, String key) {
        return ProjectException.Invalid.at(entry.position(), "target '" + name + "' needs '" + key + "'");
    }
}

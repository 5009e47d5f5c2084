package app.passculture.data.analytics.transformation;

import app.passculture.data.analytics.template.Template;
import app.passculture.data.analytics.template.TemplateSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes a draft of everything that only YAML declares: sources, exposures, unit tests, snapshots of a relation. */
final class PropertyNodes {

    private static final List<String> NOT_READ = List.of("semantic_models", "metrics", "saved_queries");

    private final YamlRenderer renderer;
    private final Problems problems;

    PropertyNodes(YamlRenderer renderer, Problems problems) {
        this.renderer = renderer;
        this.problems = problems;
    }

    List<Draft> of(PropertyFile file) {
        List<Draft> drafts = new ArrayList<>();
        Yaml.Mapping yaml = file.yaml();
        problems.noting(() -> yaml.mappings("sources").forEach(source -> drafts.addAll(sources(file, source))));
        problems.noting(() -> yaml.mappings("exposures").forEach(each -> drafts.add(exposure(file, each))));
        problems.noting(() -> yaml.mappings("unit_tests").forEach(each -> drafts.add(unitTest(file, each))));
        problems.noting(() -> yaml.mappings("snapshots").stream()
                .filter(each -> each.find("relation").isPresent())
                .forEach(each -> drafts.add(snapshot(file, each))));
        for (String section : NOT_READ) {
            yaml.find(section).ifPresent(found -> problems.warn(found.position(), "'" + section + "' is not read"));
        }
        return drafts;
    }

    private List<Draft> sources(PropertyFile file, Yaml.Mapping source) {
        String name = source.text("name");
        return source.mappings("tables").stream()
                .map(table -> source(file, name, source, table))
                .toList();
    }

    private Draft source(PropertyFile file, String name, Yaml.Mapping source, Yaml.Mapping table) {
        String tableName = table.text("name");
        List<String> fqn = new ArrayList<>(folders(file));
        fqn.add(name);
        fqn.add(tableName);
        String uniqueId = "source." + file.file().packageName() + "." + name + "." + tableName;
        Draft draft = new Draft(
                new Draft.Identity(ResourceType.SOURCE, file.file().packageName(), tableName, uniqueId, fqn),
                file.file(),
                table.position(),
                Draft.Code.NONE);
        draft.describe(table);
        Map<String, @Nullable Object> outer = new LinkedHashMap<>(renderer.mapping(plain(source)));
        Map<String, @Nullable Object> inner = renderer.mapping(plain(table));
        draft.extra().put("source_name", name);
        draft.extra().put("source_description", outer.get("description"));
        draft.extra().put("identifier", inner.getOrDefault("identifier", tableName));
        draft.extra().put("source_schema", outer.getOrDefault("schema", outer.getOrDefault("dataset", name)));
        draft.extra().put("source_database", outer.getOrDefault("database", outer.get("project")));
        Stream.of("loader", "loaded_at_field", "freshness", "connection", "class")
                .forEach(key -> draft.extra().put(key, inner.containsKey(key) ? inner.get(key) : outer.get(key)));
        draft.placeIn(Config.of(configOf(outer)).with(configOf(inner)));
        return draft;
    }

    /** Without what is not data of the source itself. */
    private static Yaml.Mapping plain(Yaml.Mapping mapping) {
        Map<String, Yaml> kept = new LinkedHashMap<>(mapping.entries());
        Stream.of("tables", "columns", "tests", "data_tests").forEach(kept::remove);
        return new Yaml.Mapping(mapping.position(), kept);
    }

    /** The {@code config} of an entry, and the tags and meta beside it. */
    static Map<String, @Nullable Object> configOf(Map<String, @Nullable Object> entry) {
        Map<String, @Nullable Object> config = new LinkedHashMap<>();
        for (String key :
                List.of("tags", "meta", "enabled", "overrides", "group", "access", "latest_version", "docs")) {
            if (entry.get(key) != null) {
                config.put(key, entry.get(key));
            }
        }
        Config merged = Config.of(config);
        if (entry.get("config") instanceof Map<?, ?> inner) {
            Map<String, @Nullable Object> named = new LinkedHashMap<>();
            inner.forEach((key, value) -> named.put(String.valueOf(key), value));
            merged = merged.with(named);
        }
        return merged.values();
    }

    private Draft exposure(PropertyFile file, Yaml.Mapping exposure) {
        Draft draft = named(file, ResourceType.EXPOSURE, exposure, dependencies(exposure));
        for (String key : List.of("type", "owner", "url", "maturity", "label")) {
            draft.extra().put(key, exposure.find(key).map(renderer::data).orElse(null));
        }
        draft.placeIn(Config.of(configOf(renderer.mapping(exposure))));
        return draft;
    }

    /** The refs and sources of an exposure, as a template that calls them. */
    private static Draft.Code dependencies(Yaml.Mapping exposure) {
        StringBuilder calls = new StringBuilder();
        exposure.texts("depends_on")
                .forEach(call -> calls.append("{{ ").append(call).append(" }}"));
        TemplateSource source = TemplateSource.within(exposure.position(), calls.toString());
        return new Draft.Code("", Template.parse(source));
    }

    private Draft unitTest(PropertyFile file, Yaml.Mapping test) {
        String model = test.text("model");
        String name = test.text("name");
        StringBuilder calls = new StringBuilder("{{ ref('" + model + "') }}");
        test.mappings("given").stream()
                .map(given -> given.text("input"))
                .filter(input -> !input.strip().equals("this"))
                .forEach(input -> calls.append("{{ ").append(input).append(" }}"));
        List<String> fqn = new ArrayList<>(folders(file));
        fqn.addAll(List.of(model, name));
        String uniqueId = "unit_test." + file.file().packageName() + "." + model + "." + name;
        Draft draft = new Draft(
                new Draft.Identity(ResourceType.UNIT_TEST, file.file().packageName(), name, uniqueId, fqn),
                file.file(),
                test.position(),
                new Draft.Code("", Template.parse(TemplateSource.within(test.position(), calls.toString()))));
        draft.describe(test);
        draft.extra().put("model", model);
        for (String key : List.of("given", "expect", "overrides", "now", "rest", "versions")) {
            draft.extra().put(key, test.find(key).map(Yaml::data).orElse(null));
        }
        draft.placeIn(Config.of(configOf(renderer.mapping(test.mapping("config")))));
        return draft;
    }

    private Draft snapshot(PropertyFile file, Yaml.Mapping snapshot) {
        String text = "select * from {{ " + snapshot.text("relation") + " }}";
        Template template = Template.parse(TemplateSource.within(snapshot.position(), text));
        return named(file, ResourceType.SNAPSHOT, snapshot, new Draft.Code(text, template));
    }

    private static Draft named(PropertyFile file, ResourceType type, Yaml.Mapping entry, Draft.Code code) {
        String name = entry.text("name");
        List<String> fqn = new ArrayList<>(folders(file));
        fqn.add(name);
        String uniqueId = type.key() + "." + file.file().packageName() + "." + name;
        Draft draft = new Draft(
                new Draft.Identity(type, file.file().packageName(), name, uniqueId, fqn),
                file.file(),
                entry.position(),
                code);
        draft.describe(entry);
        return draft;
    }

    /** The package and the folders of a file of properties. */
    static List<String> folders(PropertyFile file) {
        Settings settings = file.settings();
        List<String> roots = Stream.of(
                        settings.modelPaths(),
                        settings.seedPaths(),
                        settings.snapshotPaths(),
                        settings.testPaths(),
                        settings.analysisPaths())
                .flatMap(List::stream)
                .toList();
        List<String> fqn = Drafts.fqn(file.file(), "", roots);
        return fqn.subList(0, fqn.size() - 1);
    }
}

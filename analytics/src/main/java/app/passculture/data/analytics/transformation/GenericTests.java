package app.passculture.data.analytics.transformation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes a draft of every generic test that YAML asks for on a table or a column. */
final class GenericTests {

    /** Keys beside the arguments that configure the test. */
    private static final Set<String> CONFIG = Set.of(
            "severity",
            "tags",
            "enabled",
            "where",
            "limit",
            "warn_if",
            "error_if",
            "fail_calc",
            "store_failures",
            "store_failures_as",
            "meta",
            "database",
            "schema",
            "alias",
            "group");

    private final MacroRegistry macros;
    private final TemplateTexts texts;
    private final Problems problems;

    GenericTests(MacroRegistry macros, TemplateTexts texts, Problems problems) {
        this.macros = macros;
        this.texts = texts;
        this.problems = problems;
    }

    /** What is tested: the expression that gives the table, its name for the test's name, and who it is. */
    private record Tested(PropertyFile file, String expression, String label, String attachedNode) {}

    List<Draft> of(PropertyFile file) {
        List<Draft> drafts = new ArrayList<>();
        for (ResourceType type : List.of(ResourceType.MODEL, ResourceType.SEED, ResourceType.SNAPSHOT)) {
            problems.noting(
                    () -> file.yaml().mappings(type.section()).forEach(entry -> drafts.addAll(of(file, type, entry))));
        }
        problems.noting(() -> file.yaml().mappings("sources").forEach(source -> drafts.addAll(ofSource(file, source))));
        return drafts;
    }

    private List<Draft> of(PropertyFile file, ResourceType type, Yaml.Mapping entry) {
        String name = entry.text("name");
        String attached = type.key() + "." + file.file().packageName() + "." + name;
        return tests(new Tested(file, "ref('" + name + "')", name, attached), entry);
    }

    private List<Draft> ofSource(PropertyFile file, Yaml.Mapping source) {
        String name = source.text("name");
        return source.mappings("tables").stream()
                .flatMap(table -> {
                    String tableName = table.text("name");
                    String attached = "source." + file.file().packageName() + "." + name + "." + tableName;
                    String expression = "source('" + name + "', '" + tableName + "')";
                    return tests(new Tested(file, expression, name + "_" + tableName, attached), table).stream();
                })
                .toList();
    }

    private List<Draft> tests(Tested tested, Yaml.Mapping entry) {
        List<Draft> drafts = new ArrayList<>();
        declared(entry).forEach(test -> problems.noting(() -> drafts.add(test(tested, Optional.empty(), test))));
        for (Yaml.Mapping column : entry.mappings("columns")) {
            String name = column.text("name");
            boolean quoted = column.find("quote")
                    .map(Yaml::data)
                    .filter(Boolean.TRUE::equals)
                    .isPresent();
            Optional<String> shown = Optional.of(quoted ? "`" + name + "`" : name);
            declared(column).forEach(test -> problems.noting(() -> drafts.add(test(tested, shown, test))));
        }
        return drafts;
    }

    private static Stream<Yaml> declared(Yaml.Mapping entry) {
        return Stream.concat(entry.items("tests").stream(), entry.items("data_tests").stream());
    }

    /** The name of the test, which may say its package, and all that is written below it. */
    private record Written(String name, Yaml.Mapping body) {

        static Written of(Yaml test) {
            if (test instanceof Yaml.Scalar scalar) {
                return new Written(String.valueOf(scalar.data()), new Yaml.Mapping(test.position(), Map.of()));
            }
            if (!(test instanceof Yaml.Mapping mapping) || mapping.entries().isEmpty()) {
                throw ProjectException.Invalid.at(test.position(), "a test is a name, or a name with arguments");
            }
            if (mapping.find("test_name").isPresent()) {
                return new Written(mapping.text("test_name"), mapping);
            }
            Map.Entry<String, Yaml> first =
                    mapping.entries().entrySet().iterator().next();
            Map<String, Yaml> body = new LinkedHashMap<>(mapping.entries());
            body.remove(first.getKey());
            if (first.getValue() instanceof Yaml.Mapping arguments) {
                body.putAll(arguments.entries());
            }
            return new Written(first.getKey(), new Yaml.Mapping(test.position(), body));
        }

        String bare() {
            return name.substring(name.lastIndexOf('.') + 1);
        }

        Optional<String> namespace() {
            int dot = name.lastIndexOf('.');
            return dot < 0 ? Optional.empty() : Optional.of(name.substring(0, dot));
        }
    }

    private Draft test(Tested tested, Optional<String> column, Yaml test) {
        Written written = Written.of(test);
        requireMacro(written, tested, test);
        Map<String, @Nullable Object> kwargs = arguments(written, column);
        String prefix = tested.attachedNode().startsWith("source.") ? "source_" : "";
        String namespace = written.namespace().map(name -> name + "_").orElse("");
        Names names = Names.of(prefix + namespace + written.bare(), tested.label(), kwargs);
        String name = written.body().findText("name").orElse(names.shortName());
        String hash = Names.md5(tested.attachedNode()
                        + written.name()
                        + new TreeMap<>(printable(kwargs))
                        + written.body().findText("name").orElse(""))
                .substring(22);
        Draft draft = draft(tested, written, test, name, hash);
        draft.describe(written.body());
        draft.extra().put("column_name", column.orElse(null));
        draft.extra().put("attached_node", tested.attachedNode());
        draft.extra().put("file_key_name", tested.label());
        draft.extra().put("test_metadata", metadata(written, kwargs, tested));
        draft.placeIn(Config.of(config(written.body())));
        return draft;
    }

    private static Map<String, String> printable(Map<String, @Nullable Object> kwargs) {
        Map<String, String> printable = new LinkedHashMap<>();
        kwargs.forEach((key, value) -> printable.put(key, String.valueOf(value)));
        return printable;
    }

    private Draft draft(Tested tested, Written written, Yaml test, String name, String hash) {
        String packageName = tested.file().file().packageName();
        List<String> fqn = new ArrayList<>(PropertyNodes.folders(tested.file()));
        fqn.add(name);
        String macro = written.namespace().map(space -> space + ".").orElse("") + "test_" + written.bare();
        String raw = "{{ " + macro + "(**_dbt_generic_test_kwargs) }}";
        return new Draft(
                new Draft.Identity(
                        ResourceType.TEST, packageName, name, "test." + packageName + "." + name + "." + hash, fqn),
                tested.file().file(),
                test.position(),
                new Draft.Code(raw, texts.at(test.position(), raw)));
    }

    private void requireMacro(Written written, Tested tested, Yaml test) {
        String packageName = tested.file().file().packageName();
        String macro = "test_" + written.bare();
        boolean known = written.namespace()
                .map(space -> macros.in(space, macro).isPresent())
                .orElseGet(() -> macros.find(macro, packageName).isPresent());
        if (!known) {
            throw ProjectException.Invalid.at(
                    test.position(), "no test '" + written.name() + "'" + macros.testHint(written.bare(), packageName));
        }
    }

    private static Map<String, @Nullable Object> arguments(Written written, Optional<String> column) {
        Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
        column.ifPresent(name -> arguments.put("column_name", name));
        written.body().entries().forEach((key, value) -> {
            boolean other = CONFIG.contains(key)
                    || List.of("name", "test_name", "config", "description", "arguments")
                            .contains(key);
            if (!other) {
                arguments.put(key, value.data());
            }
        });
        arguments.putAll(written.body().mapping("arguments").data());
        return arguments;
    }

    private static Map<String, @Nullable Object> config(Yaml.Mapping body) {
        Map<String, @Nullable Object> config = new LinkedHashMap<>();
        body.entries().forEach((key, value) -> {
            if (CONFIG.contains(key)) {
                config.put(key, value.data());
            }
        });
        config.putAll(body.mapping("config").data());
        return config;
    }

    private static Map<String, @Nullable Object> metadata(
            Written written, Map<String, @Nullable Object> kwargs, Tested tested) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>(kwargs);
        all.put("model", "{{ get_where_subquery(" + tested.expression() + ") }}");
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        metadata.put("name", written.bare());
        metadata.put("kwargs", all);
        metadata.put("namespace", written.namespace().orElse(null));
        return metadata;
    }
}

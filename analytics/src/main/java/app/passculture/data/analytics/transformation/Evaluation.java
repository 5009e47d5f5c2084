package app.passculture.data.analytics.transformation;

import app.passculture.data.analytics.template.Interpreter;
import app.passculture.data.analytics.template.Template;
import app.passculture.data.analytics.template.TemplateSource;
import app.passculture.data.analytics.template.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Evaluates drafts: what they refer to, how they are configured, which table they become. */
final class Evaluation {

    private static final Template SCHEMA =
            Template.parse(TemplateSource.of("generate_schema_name", "{{ generate_schema_name(custom, node) }}"));
    private static final Template ALIAS =
            Template.parse(TemplateSource.of("generate_alias_name", "{{ generate_alias_name(custom, node) }}"));
    private static final Template DATABASE =
            Template.parse(TemplateSource.of("generate_database_name", "{{ generate_database_name(custom, node) }}"));

    private final Interpreter interpreter;
    private final Surroundings surroundings;
    private final Map<String, ConfigTree> folders;
    private final YamlRenderer renderer;

    Evaluation(
            Interpreter interpreter,
            Surroundings surroundings,
            Map<String, ConfigTree> folders,
            YamlRenderer renderer) {
        this.interpreter = interpreter;
        this.surroundings = surroundings;
        this.folders = folders;
        this.renderer = renderer;
    }

    TemplateTexts texts() {
        return surroundings.texts();
    }

    YamlRenderer renderer() {
        return renderer;
    }

    /** Lays the folders' configuration below what the YAML entry of the draft says. */
    void place(Draft draft, Optional<Described.Entry> entry) {
        Config own = draft.folders();
        Config placed = Config.of(usual(draft.type()));
        for (Map<String, @Nullable Object> level : levels(draft.packageName(), draft)) {
            placed = placed.with(level);
        }
        if (entry.isPresent()) {
            draft.describe(entry.get().yaml());
            placed = placed.with(
                    PropertyNodes.configOf(renderer.mapping(settings(entry.get().yaml()))));
        }
        draft.placeIn(placed.with(own.values()));
    }

    /** Without what is evaluated elsewhere, or never. */
    private static Yaml.Mapping settings(Yaml.Mapping entry) {
        Map<String, Yaml> kept = new LinkedHashMap<>(entry.entries());
        List.of("columns", "tests", "data_tests", "unit_tests", "description", "constraints")
                .forEach(kept::remove);
        return new Yaml.Mapping(entry.position(), kept);
    }

    private List<Map<String, @Nullable Object>> levels(String packageName, Draft draft) {
        ConfigTree tree = folders.get(packageName);
        return tree == null ? List.of() : tree.levels(draft.type(), draft.fqn());
    }

    private static Map<String, @Nullable Object> usual(ResourceType type) {
        return switch (type) {
            case MODEL -> Map.of("materialized", "view");
            case SEED, SNAPSHOT, TEST -> Map.of("materialized", type.key());
            default -> Map.of();
        };
    }

    /** Evaluates the draft's template, for what it tells on the way. */
    void evaluate(Draft draft) {
        Template template = draft.template();
        if (template != null) {
            NodeContext context =
                    new NodeContext(new DraftSubject(draft, surroundings.target(), draft.captured()), surroundings);
            if (draft.extra().get("test_metadata") instanceof Map<?, ?> metadata) {
                context.with("_dbt_generic_test_kwargs", arguments(metadata, draft, context));
            }
            interpreter.render(template, context);
        }
        configure(draft);
    }

    private Value arguments(Map<?, ?> metadata, Draft draft, NodeContext context) {
        return metadata.get("kwargs") instanceof Map<?, ?> kwargs
                ? new TestArguments(interpreter, surroundings.texts(), context, draft.position()).of(kwargs)
                : Value.of(Map.of());
    }

    /** In a test what YAML says is closer than what the test's macro says; else the file itself is closest. */
    private void configure(Draft draft) {
        Map<String, @Nullable Object> own = draft.captured().config();
        boolean generic = draft.extra().containsKey("test_metadata");
        Config complete = generic
                ? Config.of(own).with(draft.folders().values())
                : draft.folders().with(own);
        if (!draft.packageName().equals(surroundings.root())) {
            for (Map<String, @Nullable Object> level : levels(surroundings.root(), draft)) {
                complete = complete.with(level);
            }
        }
        draft.configure(complete);
    }

    /** Names the table that the draft becomes. */
    void name(Draft draft) {
        if (draft.type() == ResourceType.SOURCE) {
            draft.relation(source(draft));
        } else if (draft.type().referable()) {
            Config config = draft.config();
            Value custom = Value.of(
                    config.find("schema").or(() -> config.find("dataset")).orElse(null));
            Value database = Value.of(
                    config.find("database").or(() -> config.find("project")).orElse(null));
            Value alias = Value.of(config.find("alias").orElse(null));
            draft.relation(new RelationName(
                    config.text("target_database").orElseGet(() -> generated(DATABASE, draft, database)),
                    config.text("target_schema").orElseGet(() -> generated(SCHEMA, draft, custom)),
                    generated(ALIAS, draft, alias)));
        }
    }

    private String generated(Template template, Draft draft, Value custom) {
        NodeContext context = new NodeContext(
                        new DraftSubject(draft, surroundings.target(), new Captured()), surroundings)
                .with("custom", custom);
        return interpreter.render(template, context).text().strip();
    }

    private RelationName source(Draft draft) {
        Object database = draft.extra().get("source_database");
        return new RelationName(
                database == null ? surroundings.target().database() : String.valueOf(database),
                String.valueOf(draft.extra().get("source_schema")),
                String.valueOf(draft.extra().get("identifier")));
    }

    /** The text of a description, with the docs blocks that it names. */
    String described(String packageName, Yaml.Mapping entry, DocBlocks docs) {
        return entry.find("description")
                .map(value -> value instanceof Yaml.Scalar scalar ? described(packageName, scalar, docs) : "")
                .orElse("");
    }

    private String described(String packageName, Yaml.Scalar scalar, DocBlocks docs) {
        String text = String.valueOf(scalar.data());
        if (!text.contains("{{")) {
            return text;
        }
        Template template = Template.parse(TemplateSource.within(scalar.position(), text));
        return interpreter
                .evaluate(template, docs.globals(packageName, surroundings))
                .printed();
    }
}

package app.passculture.data.analytics.transformation;

import app.passculture.data.analytics.template.Position;
import app.passculture.data.analytics.template.Template;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A node while the project is being read: what is known of it grows step by step. */
final class Draft {

    private final ResourceType type;
    private final String packageName;
    private final String name;
    private final String uniqueId;
    private final List<String> fqn;
    private final SourceFile file;
    private final Position position;
    private final String rawCode;
    private final @Nullable Template template;
    private final Captured captured = new Captured();
    private final Map<String, @Nullable Object> extra = new LinkedHashMap<>();
    private Yaml.Mapping properties;
    private Config config = Config.EMPTY;
    private Config folders = Config.EMPTY;
    private @Nullable RelationName relation;
    private List<String> dependsOn = List.of();

    Draft(Identity identity, SourceFile file, Position position, Code code) {
        this.type = identity.type();
        this.packageName = identity.packageName();
        this.name = identity.name();
        this.uniqueId = identity.uniqueId();
        this.fqn = List.copyOf(identity.fqn());
        this.file = file;
        this.position = position;
        this.rawCode = code.raw();
        this.template = code.template();
        this.properties = new Yaml.Mapping(position, Map.of());
    }

    /** Who a node is. */
    record Identity(ResourceType type, String packageName, String name, String uniqueId, List<String> fqn) {}

    /** The text of a node, and what it parses to when it is a template. */
    record Code(String raw, @Nullable Template template) {
        static final Code NONE = new Code("", null);
    }

    ResourceType type() {
        return type;
    }

    String packageName() {
        return packageName;
    }

    String name() {
        return name;
    }

    String uniqueId() {
        return uniqueId;
    }

    List<String> fqn() {
        return fqn;
    }

    SourceFile file() {
        return file;
    }

    Position position() {
        return position;
    }

    String rawCode() {
        return rawCode;
    }

    @Nullable
    Template template() {
        return template;
    }

    Captured captured() {
        return captured;
    }

    /** Facts that only some kinds of nodes have, by their name in the manifest. */
    Map<String, @Nullable Object> extra() {
        return extra;
    }

    Yaml.Mapping properties() {
        return properties;
    }

    void describe(Yaml.Mapping found) {
        properties = found;
    }

    Config config() {
        return config;
    }

    void configure(Config complete) {
        config = complete;
    }

    /** What folders and YAML say, before the file itself was evaluated. */
    Config folders() {
        return folders;
    }

    void placeIn(Config level) {
        folders = level;
        config = level;
    }

    @Nullable
    RelationName relation() {
        return relation;
    }

    void relation(RelationName name) {
        relation = name;
    }

    List<String> dependsOn() {
        return dependsOn;
    }

    void dependsOn(List<String> nodes) {
        dependsOn = List.copyOf(nodes);
    }

    @Override
    public String toString() {
        return uniqueId;
    }
}

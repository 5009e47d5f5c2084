package app.passculture.data.analytics.transformation;

import app.passculture.data.analytics.template.Globals;
import app.passculture.data.analytics.template.Interpreter;
import app.passculture.data.analytics.template.Template;
import app.passculture.data.analytics.template.TemplateSource;
import app.passculture.data.analytics.template.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns YAML into plain data, evaluating the templates in its texts; hooks are left for the run. */
final class YamlRenderer {

    private static final Set<String> LEFT_ALONE = Set.of(
            "on-run-start",
            "on-run-end",
            "pre-hook",
            "post-hook",
            "+pre-hook",
            "+post-hook",
            "pre_hook",
            "post_hook",
            "query-comment",
            "sql_header",
            "description",
            "where");

    private final Interpreter interpreter;
    private final Globals globals;

    YamlRenderer(Interpreter interpreter, Globals globals) {
        this.interpreter = interpreter;
        this.globals = globals;
    }

    Map<String, @Nullable Object> mapping(Yaml.Mapping mapping) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        mapping.entries().forEach((key, value) -> data.put(key, LEFT_ALONE.contains(key) ? value.data() : data(value)));
        return data;
    }

    @Nullable
    Object data(Yaml yaml) {
        return switch (yaml) {
            case Yaml.Mapping mapping -> mapping(mapping);
            case Yaml.Items items -> {
                List<@Nullable Object> data = new ArrayList<>();
                items.items().forEach(item -> data.add(data(item)));
                yield data;
            }
            case Yaml.Scalar scalar -> scalar.data() instanceof String text ? evaluated(scalar, text) : scalar.data();
        };
    }

    private @Nullable Object evaluated(Yaml.Scalar scalar, String text) {
        return text.contains("{{") || text.contains("{%") ? value(scalar, text).data() : text;
    }

    /** The value of a text with templates in it. */
    Value value(Yaml.Scalar scalar, String text) {
        return interpreter.evaluate(Template.parse(TemplateSource.within(scalar.position(), text)), globals);
    }
}

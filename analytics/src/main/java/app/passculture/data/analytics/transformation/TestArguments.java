package app.passculture.data.analytics.transformation;

import app.passculture.data.analytics.template.Globals;
import app.passculture.data.analytics.template.Interpreter;
import app.passculture.data.analytics.template.Position;
import app.passculture.data.analytics.template.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The arguments of a generic test: texts that look like calls or hold templates are evaluated. */
record TestArguments(Interpreter interpreter, TemplateTexts texts, Globals globals, Position position) {

    private static final Pattern CALL = Pattern.compile("\\s*(env_var|ref|var|source|doc)\\s*\\(.+\\)\\s*");

    Value of(Map<?, ?> kwargs) {
        Map<String, Value> values = new LinkedHashMap<>();
        kwargs.forEach((key, value) ->
                values.put(String.valueOf(key), "column_name".equals(key) ? Value.of(value) : evaluated(value)));
        return Value.of(values);
    }

    private Value evaluated(@Nullable Object value) {
        return switch (value) {
            case String text -> text(text);
            case List<?> items -> Value.of(items.stream().map(this::evaluated).toList());
            case Map<?, ?> map -> {
                Map<String, Value> values = new LinkedHashMap<>();
                map.forEach((key, item) -> values.put(String.valueOf(key), evaluated(item)));
                yield Value.of(values);
            }
            case null, default -> Value.of(value);
        };
    }

    private Value text(String text) {
        String template = CALL.matcher(text).matches() ? "{{ " + text + " }}" : text;
        if (!template.contains("{{") && !template.contains("{%")) {
            return Value.of(text);
        }
        return interpreter.evaluate(texts.at(position, template), globals);
    }
}

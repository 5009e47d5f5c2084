package app.passculture.data.analytics.transformation;

import java.io.Writer;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes plain data as JSON. */
public final class JsonText implements AutoCloseable {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator generator;

    /** Writes to the writer, which stays open. */
    public JsonText(Writer writer) {
        this.generator = FACTORY.createGenerator(ObjectWriteContext.empty(), writer);
    }

    public void write(@Nullable Object data) {
        switch (data) {
            case null -> generator.writeNull();
            case Map<?, ?> map -> {
                generator.writeStartObject();
                map.forEach((key, value) -> {
                    generator.writeName(String.valueOf(key));
                    write(value);
                });
                generator.writeEndObject();
            }
            case Iterable<?> items -> {
                generator.writeStartArray();
                items.forEach(this::write);
                generator.writeEndArray();
            }
            case Boolean flag -> generator.writeBoolean(flag);
            case Double number -> generator.writeNumber(number);
            case Number number -> generator.writeNumber(number.longValue());
            default -> generator.writeString(data.toString());
        }
    }

    @Override
    public void close() {
        generator.close();
    }
}

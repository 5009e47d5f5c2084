package app.passculture.data.analytics.warehouse.local.duckdb;

import app.passculture.data.analytics.warehouse.Row;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.Type;
import app.passculture.data.analytics.warehouse.WarehouseException;
import app.passculture.data.analytics.warehouse.local.functions.Json;
import app.passculture.data.analytics.warehouse.local.functions.TypedTexts;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;

/** Rows of a file with one JSON object a line. */
final class JsonRows implements Iterator<Row> {
    private final String file;
    private final Iterator<String> lines;
    private final Schema schema;
    private int line;

    JsonRows(String file, InputStream stream, Schema schema) {
        this.file = file;
        this.lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
                .lines()
                .peek(read -> line++)
                .filter(read -> !read.isBlank())
                .iterator();
        this.schema = schema;
    }

    @Override
    public boolean hasNext() {
        return lines.hasNext();
    }

    @Override
    public Row next() {
        String text = lines.next();
        try {
            Object json = Json.parse(text);
            if (!(json instanceof Map<?, ?> object)) {
                throw new IllegalArgumentException("not an object");
            }
            for (Object name : object.keySet()) {
                if (schema.indexOf((String) name) < 0) {
                    throw new IllegalArgumentException("No such field: " + name);
                }
            }
            return (Row) java.util.Objects.requireNonNull(TypedTexts.of(new Type.Struct(schema), json));
        } catch (IllegalArgumentException e) {
            throw new WarehouseException.InvalidData("Line %d of %s: %s".formatted(line, file, e.getMessage()), e);
        }
    }
}

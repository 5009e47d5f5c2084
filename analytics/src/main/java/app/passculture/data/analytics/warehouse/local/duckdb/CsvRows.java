package app.passculture.data.analytics.warehouse.local.duckdb;

import app.passculture.data.analytics.warehouse.FileFormat;
import app.passculture.data.analytics.warehouse.Row;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.Type;
import app.passculture.data.analytics.warehouse.WarehouseException;
import app.passculture.data.analytics.warehouse.local.functions.TypedTexts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Rows of a CSV file; columns go by their place. */
final class CsvRows implements Iterator<Row> {
    /** A field and whether it stood in quotes. */
    private record Cell(String text, boolean quoted) {}

    private final String file;
    private final BufferedReader reader;
    private final FileFormat.Csv format;
    private final Schema schema;
    private int line = 1;
    private int record = 1;
    private @Nullable List<Cell> next;

    CsvRows(String file, InputStream stream, FileFormat.Csv format, Schema schema) {
        this.file = file;
        this.reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8), 1 << 16);
        this.format = format;
        this.schema = schema;
        for (int i = 0; i < format.headerLines(); i++) {
            cells();
        }
        advance();
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public Row next() {
        List<Cell> cells = next;
        if (cells == null) {
            throw new NoSuchElementException();
        }
        if (cells.size() > schema.fields().size()) {
            throw broken(
                    "%d values for %d columns"
                            .formatted(cells.size(), schema.fields().size()),
                    null);
        }
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < schema.fields().size(); i++) {
            values.add(
                    i < cells.size()
                            ? value(
                                    schema.fields().get(i).name(),
                                    schema.fields().get(i).type(),
                                    cells.get(i))
                            : null);
        }
        if (cells.size() < schema.fields().size()) {
            throw broken(
                    "%d values for %d columns"
                            .formatted(cells.size(), schema.fields().size()),
                    null);
        }
        Row row = new Row(schema, values);
        advance();
        return row;
    }

    private @Nullable Object value(String column, Type type, Cell cell) {
        String marker = format.nullMarker();
        boolean absent = marker == null
                ? cell.text().isEmpty() && (!cell.quoted() || type != Type.Scalar.STRING)
                : cell.text().equals(marker);
        if (absent) {
            return null;
        }
        try {
            return TypedTexts.read(type, cell.text());
        } catch (IllegalArgumentException e) {
            throw broken("column %s: %s".formatted(column, e.getMessage()), e);
        }
    }

    private WarehouseException broken(String what, @Nullable Throwable cause) {
        return new WarehouseException.InvalidData("Line %d of %s: %s".formatted(record, file, what), cause);
    }

    private void advance() {
        List<Cell> cells = cells();
        while (cells != null
                && cells.size() == 1
                && cells.getFirst().text().isEmpty()
                && !cells.getFirst().quoted()
                && schema.fields().size() > 1) {
            cells = cells();
        }
        next = cells;
    }

    /** The cells of the next record, null at the end. */
    private @Nullable List<Cell> cells() {
        record = line;
        List<Cell> cells = new ArrayList<>();
        int c = read();
        if (c < 0) {
            return null;
        }
        while (true) {
            StringBuilder text = new StringBuilder();
            boolean quoted = c == '"';
            c = quoted ? quotedText(text) : plainText(c, text);
            cells.add(new Cell(text.toString(), quoted));
            if (c != format.delimiter()) {
                if (c >= 0 && c != '\n') {
                    throw broken("text behind closing quotes", null);
                }
                return cells;
            }
            c = read();
        }
    }

    private int plainText(int first, StringBuilder text) {
        int c = first;
        while (c >= 0 && c != format.delimiter() && c != '\n') {
            text.append((char) c);
            c = read();
        }
        return c;
    }

    private int quotedText(StringBuilder text) {
        int c = raw();
        while (true) {
            if (c < 0) {
                throw broken("a quote is not closed", null);
            }
            if (c == '"') {
                c = read();
                if (c != '"') {
                    return c;
                }
            }
            text.append((char) c);
            c = raw();
        }
    }

    /** The next character, a line's end as one. */
    private int read() {
        int c = raw();
        if (c != '\r') {
            return c;
        }
        try {
            reader.mark(1);
            if (reader.read() == '\n') {
                line++;
                return '\n';
            }
            reader.reset();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return '\n';
    }

    private int raw() {
        try {
            int c = reader.read();
            line += c == '\n' ? 1 : 0;
            return c;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

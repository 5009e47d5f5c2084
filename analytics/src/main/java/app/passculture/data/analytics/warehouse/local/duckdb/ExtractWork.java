package app.passculture.data.analytics.warehouse.local.duckdb;

import app.passculture.data.analytics.warehouse.Buckets;
import app.passculture.data.analytics.warehouse.Extract;
import app.passculture.data.analytics.warehouse.Field;
import app.passculture.data.analytics.warehouse.FileFormat;
import app.passculture.data.analytics.warehouse.ObjectName;
import app.passculture.data.analytics.warehouse.Row;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.Type;
import app.passculture.data.analytics.warehouse.WarehouseException;
import app.passculture.data.analytics.warehouse.local.Engine.Work;
import app.passculture.data.analytics.warehouse.local.functions.Json;
import app.passculture.data.analytics.warehouse.local.functions.TypedTexts;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A table into one object. */
record ExtractWork(Context context, Buckets buckets) {
    Work run(Extract extract) {
        ObjectName target = ObjectName.parse(extract.uri().replace("*", "000000000000"));
        Path file = null;
        try {
            file = Files.createTempFile("extract", ".part");
            long rows = write(extract, file);
            try (InputStream stream = Files.newInputStream(file)) {
                boolean csv = extract.format() instanceof FileFormat.Csv;
                buckets.write(target, csv ? "text/csv" : "application/x-ndjson", stream);
            }
            return new Work("EXTRACT", rows, 0, null);
        } catch (IOException e) {
            throw new WarehouseException.Unavailable(
                    "The extract of %s cannot be written".formatted(extract.table()), e);
        } finally {
            delete(file);
        }
    }

    private static void delete(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long write(Extract extract, Path file) throws IOException {
        Schema schema = context.describe(extract.table()).definition().schema();
        Function<Row, String> line = switch (extract.format()) {
            case FileFormat.Csv csv -> row -> csv(csv, row);
            case FileFormat.JsonLines json -> row -> Json.write(TypedTexts.json(row));
        };
        String select = "SELECT "
                + schema.fields().stream()
                        .map(Field::name)
                        .map(app.passculture.data.analytics.warehouse.local.translation.Quoted::name)
                        .collect(Collectors.joining(", "))
                + " FROM " + context.relation(extract.table());
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            if (extract.format() instanceof FileFormat.Csv csv) {
                demandFlat(schema);
                if (csv.headerLines() > 0) {
                    String delimiter = String.valueOf(csv.delimiter());
                    writer.write(
                            schema.fields().stream().map(Field::name).collect(Collectors.joining(delimiter)) + "\n");
                }
            }
            return Reading.each(
                    context.session(),
                    select,
                    schema,
                    row -> writer.append(line.apply(row)).append('\n'));
        }
    }

    private static void demandFlat(Schema schema) {
        for (Field field : schema.fields()) {
            if (field.type() instanceof Type.Array || field.type() instanceof Type.Struct) {
                throw new WarehouseException.InvalidRequest(
                        "Operation cannot be performed on a nested schema. Field: " + field.name());
            }
        }
    }

    private static String csv(FileFormat.Csv format, Row row) {
        List<@Nullable Object> values = row.values();
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            line.append(i == 0 ? "" : String.valueOf(format.delimiter())).append(cell(format, values.get(i)));
        }
        return line.toString();
    }

    private static String cell(FileFormat.Csv format, @Nullable Object value) {
        if (value == null) {
            return format.nullMarker() == null ? "" : format.nullMarker();
        }
        String text = TypedTexts.write(value);
        boolean quotes = text.isEmpty()
                || text.indexOf('"') >= 0
                || text.indexOf('\n') >= 0
                || text.indexOf('\r') >= 0
                || text.indexOf(format.delimiter()) >= 0;
        return quotes ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}

package app.passculture.data.analytics.warehouse.local.duckdb;

import app.passculture.data.analytics.warehouse.Buckets;
import app.passculture.data.analytics.warehouse.Disposition;
import app.passculture.data.analytics.warehouse.FileFormat;
import app.passculture.data.analytics.warehouse.Load;
import app.passculture.data.analytics.warehouse.ObjectName;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.TableDefinition;
import app.passculture.data.analytics.warehouse.TableName;
import app.passculture.data.analytics.warehouse.WarehouseException;
import app.passculture.data.analytics.warehouse.local.Engine.Work;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** Files into a table, all or nothing. */
record LoadWork(Context context, Supplier<Buckets> buckets) {
    private static final int GZIP = 0x1f8b;

    /** A file and how it is opened. */
    private record Source(String name, Opening opening) {}

    private interface Opening {
        InputStream open() throws IOException;
    }

    Work run(Load load) {
        List<Source> sources = sources(load.source());
        return context.transaction(() -> {
            TableName name = load.destination().table();
            Schema schema = schema(load);
            prepare(load.destination().disposition(), name, schema);
            long rows = 0;
            for (Source source : sources) {
                rows += load(source, load.format(), schema, name);
            }
            new Tables(context).shelve(context.describe(name).definition());
            return new Work("LOAD", rows, 0, null);
        });
    }

    private Schema schema(Load load) {
        return load.schema().fields().isEmpty()
                ? context.describe(load.destination().table()).definition().schema()
                : load.schema();
    }

    private void prepare(Disposition disposition, TableName name, Schema schema) {
        Tables tables = new Tables(context);
        boolean there = context.edits().find(name).isPresent();
        if (there && disposition == Disposition.EMPTY && tables.count(name) > 0) {
            throw new WarehouseException.AlreadyExists("Already Exists: Table " + name);
        }
        if (there && disposition == Disposition.TRUNCATE) {
            TableDefinition replaced = context.describe(name).definition().with(schema);
            tables.drop(name);
            tables.create(replaced);
        } else if (!there) {
            tables.create(TableDefinition.table(name, schema));
        }
    }

    private long load(Source source, FileFormat format, Schema schema, TableName name) {
        Schema target = context.describe(name).definition().schema();
        RowWriter writer = new RowWriter(context.session(), target, new Location(name));
        try (InputStream stream = unpacked(source.opening().open())) {
            return writer.write(
                    switch (format) {
                        case FileFormat.Csv csv -> new CsvRows(source.name(), stream, csv, schema);
                        case FileFormat.JsonLines json -> new JsonRows(source.name(), stream, schema);
                    });
        } catch (NoSuchFileException e) {
            throw new WarehouseException.NotFound("Not found: file " + source.name(), e);
        } catch (IOException e) {
            throw new WarehouseException.InvalidData(
                    "File %s cannot be read: %s".formatted(source.name(), e.getMessage()), e);
        }
    }

    private static InputStream unpacked(InputStream stream) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(stream);
        buffered.mark(2);
        int first = buffered.read();
        int magic = (first << 8) | buffered.read();
        buffered.reset();
        return magic == GZIP ? new GZIPInputStream(buffered) : buffered;
    }

    private List<Source> sources(Load.Source source) {
        return switch (source) {
            case Load.Source.LocalFile file ->
                List.of(new Source(file.path().toString(), () -> Files.newInputStream(file.path())));
            case Load.Source.Objects objects -> {
                List<Source> found = new ArrayList<>();
                objects.uris().forEach(uri -> found.addAll(objects(uri)));
                yield found;
            }
        };
    }

    private List<Source> objects(String uri) {
        ObjectName pattern = ObjectName.parse(uri);
        int star = pattern.name().indexOf('*');
        String prefix = star < 0 ? pattern.name() : pattern.name().substring(0, star);
        Pattern wanted = Pattern.compile(Pattern.quote(pattern.name()).replace("*", "\\E.*\\Q"));
        List<Source> found = buckets.get().list(pattern.bucket(), prefix).stream()
                .map(Buckets.StoredObject::name)
                .filter(name -> wanted.matcher(name.name()).matches())
                .map(name -> new Source(name.toString(), () -> buckets.get().read(name)))
                .toList();
        if (found.isEmpty()) {
            throw new WarehouseException.NotFound("Not found: URI " + uri);
        }
        return found;
    }
}

package app.passculture.data.analytics.warehouse;

import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Rows as they arrive, page after page; read once, then closed. */
public final class Rows implements AutoCloseable {

    private final Schema schema;
    private final long total;
    private final Iterator<Row> rows;
    private final Runnable release;

    /** {@code total}: how many rows there are in all, not only from where the reading starts. */
    public Rows(Schema schema, long total, Iterator<Row> rows, Runnable release) {
        this.schema = schema;
        this.total = total;
        this.rows = rows;
        this.release = release;
    }

    public static Rows of(Schema schema, List<Row> rows) {
        return new Rows(schema, rows.size(), rows.iterator(), () -> {});
    }

    public Schema schema() {
        return schema;
    }

    public long total() {
        return total;
    }

    /** Closing the stream closes the rows. */
    public Stream<Row> stream() {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(rows, Spliterator.ORDERED), false)
                .onClose(this::close);
    }

    /** All that is left, and closes. */
    public List<Row> toList() {
        try (Stream<Row> stream = stream()) {
            return stream.toList();
        }
    }

    @Override
    public void close() {
        release.run();
    }
}

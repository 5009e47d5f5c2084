package app.passculture.data.recommendation.db.load;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the rows of a CSV one by one. Like PostgreSQL, it takes a quote to open or close a quoted part wherever it stands. */
final class CsvRows {
    private final InputStream in;
    private long line = 1;

    CsvRows(InputStream csv) {
        this.in = new BufferedInputStream(csv, 1 << 16);
    }

    /** The row that covers a line, or the last one. */
    static CsvRow covering(long line, InputStream csv) throws IOException {
        CsvRows rows = new CsvRows(csv);
        CsvRow last = new CsvRow(1, List.of());
        for (Optional<CsvRow> row = rows.next(); row.isPresent(); row = rows.next()) {
            last = row.get();
            if (rows.line > line) {
                break;
            }
        }
        return last;
    }

    Optional<CsvRow> next() throws IOException {
        long firstLine = line;
        List<byte[]> fields = new ArrayList<>();
        ByteArrayOutputStream field = new ByteArrayOutputStream();
        boolean quoted = false;
        int b = in.read();
        if (b < 0) {
            return Optional.empty();
        }
        for (; b >= 0 && (b != '\n' || quoted); b = in.read()) {
            quoted ^= b == '"';
            line += b == '\n' ? 1 : 0;
            if (b == ',' && !quoted) {
                fields.add(field.toByteArray());
                field.reset();
            } else {
                field.write(b);
            }
        }
        line++;
        fields.add(field.toByteArray());
        return Optional.of(new CsvRow(firstLine, fields));
    }
}

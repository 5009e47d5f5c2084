package app.passculture.data.recommendation.db.load;

import app.passculture.data.recommendation.db.catalog.ReplicatedTable;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/** Streams one CSV into the incoming table. */
final class TableCopy {
    private static final int BUFFER = 1 << 16;

    private final ReplicatedTable table;
    private final CsvSource source;
    private final LoadProgress progress;

    TableCopy(ReplicatedTable table, CsvSource source, LoadProgress progress) {
        this.table = table;
        this.source = source;
        this.progress = progress;
    }

    LoadedTable into(Connection connection) {
        try (InputStream csv = new BufferedInputStream(source.open(), BUFFER)) {
            refuseHeader(csv);
            CountingStream counted = new CountingStream(csv, table.name().name(), progress);
            long rows = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement(), counted, BUFFER);
            return new LoadedTable(table.name().name(), rows, counted.bytes());
        } catch (IOException failure) {
            throw new LoadException.SourceUnreadable("table " + table.name(), failure);
        } catch (SQLException failure) {
            throw new CopyRefusal(table, source).explain(failure);
        }
    }

    private String statement() {
        String columns =
                table.columns().stream().map(column -> column.name().quoted()).collect(Collectors.joining(", "));
        return "COPY " + Generation.INCOMING.qualified(table) + " (" + columns
                + ") FROM STDIN WITH (FORMAT csv, ENCODING 'UTF8')";
    }

    /** A table of texts only would swallow a header as a row. */
    private void refuseHeader(InputStream csv) throws IOException {
        String header = String.join(",", table.columnNames());
        csv.mark(BUFFER / 2);
        String start = new String(csv.readNBytes(2 * header.length() + 8), StandardCharsets.UTF_8);
        csv.reset();
        String firstLine =
                start.lines().findFirst().orElse("").replace("\"", "").replace("\ufeff", "");
        if (firstLine.equalsIgnoreCase(header)) {
            CsvFault fault = new CsvFault(table.name().name(), 1, "", firstLine, "a header where rows are expected");
            throw new LoadException.BadCsv(fault, null);
        }
    }
}

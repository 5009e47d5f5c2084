package app.passculture.data.orchestration.web.pipeline;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tasks by runs, one byte a cell: the letter of its state. Rows are the tasks of the present version in their order, then those that only
 * older versions have; columns are runs, the oldest first.
 */
record Grid(List<Row> rows, List<Column> columns, List<byte[]> cells) {

    private static final JsonMapper JSON = JsonMapper.shared();

    Grid {
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
        cells = List.copyOf(cells);
    }

    /** A task: its id, its group, and whether the present version still has it. */
    record Row(String task, String group, boolean gone) {}

    /** A run: what stands above its cells. */
    record Column(String run, String state, String type, String at, double seconds, int version) {}

    /** The length of the head in four bytes, the head as JSON, the cells column by column. */
    byte[] packed() {
        byte[] head = JSON.writeValueAsBytes(new Head(rows, columns));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(head.length + 4 + rows.size() * columns.size());
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(head.length);
            out.write(head);
            for (byte[] column : cells) {
                out.write(column);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private record Head(List<Row> rows, List<Column> columns) {}
}

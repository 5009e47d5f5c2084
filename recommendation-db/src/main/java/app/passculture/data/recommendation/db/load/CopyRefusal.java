package app.passculture.data.recommendation.db.load;

import app.passculture.data.recommendation.db.catalog.ReplicatedTable;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Turns PostgreSQL's complaint about a COPY into the place in the file that caused it. */
final class CopyRefusal {
    private static final Pattern CONTEXT =
            Pattern.compile("COPY .*?, line (\\d+)(?:, column ([^:]+))?(?:: (?:\"(.*)\"|null input))?", Pattern.DOTALL);
    private static final Pattern NAMED_COLUMN = Pattern.compile("column \"(.+)\"");

    private final ReplicatedTable table;
    private final CsvSource source;

    CopyRefusal(ReplicatedTable table, CsvSource source) {
        this.table = table;
        this.source = source;
    }

    /** Data errors are the caller's fault, all others the database's. */
    LoadException explain(SQLException failure) {
        return complaint(failure)
                .<LoadException>map(complaint -> new LoadException.BadCsv(locate(complaint), failure))
                .orElseGet(() -> new LoadException.DatabaseFailed("copying " + table.name(), failure));
    }

    private static Optional<Complaint> complaint(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        if (!state.startsWith("22") || !(failure instanceof PSQLException refused)) {
            return Optional.empty();
        }
        return Optional.ofNullable(refused.getServerErrorMessage()).flatMap(CopyRefusal::parse);
    }

    private static Optional<Complaint> parse(ServerErrorMessage message) {
        String reason = String.valueOf(message.getMessage());
        Matcher context = CONTEXT.matcher(String.valueOf(message.getWhere()));
        if (!context.lookingAt()) {
            return Optional.empty();
        }
        String column = Optional.ofNullable(context.group(2)).orElseGet(() -> namedColumn(reason));
        return Optional.of(new Complaint(Long.parseLong(context.group(1)), column, reason));
    }

    private static String namedColumn(String reason) {
        Matcher named = NAMED_COLUMN.matcher(reason);
        return named.find() ? named.group(1) : "";
    }

    /** PostgreSQL counts to the last line of a row and cuts long values, so the row is looked up in the file again. */
    private CsvFault locate(Complaint complaint) {
        try (InputStream csv = source.open()) {
            CsvRow row = CsvRows.covering(complaint.line(), csv);
            List<String> names = table.columnNames();
            int index = complaint.column().isEmpty() ? suspect(row) : names.indexOf(complaint.column());
            String column = index >= 0 && index < names.size() ? names.get(index) : complaint.column();
            return new CsvFault(table.name().name(), row.firstLine(), column, row.value(index), reason(complaint, row));
        } catch (IOException _) {
            return new CsvFault(table.name().name(), complaint.line(), complaint.column(), "", complaint.reason());
        }
    }

    /** The first field too many, or the first that is not text. */
    private int suspect(CsvRow row) {
        int expected = table.columns().size();
        return row.fields().size() > expected ? expected : row.firstMalformed();
    }

    private String reason(Complaint complaint, CsvRow row) {
        int expected = table.columns().size();
        int found = row.fields().size();
        return found == expected
                ? complaint.reason()
                : complaint.reason() + " (" + found + " fields where " + expected + " are expected)";
    }

    private record Complaint(long line, String column, String reason) {}
}

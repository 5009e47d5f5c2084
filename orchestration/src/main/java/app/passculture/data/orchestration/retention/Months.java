package app.passculture.data.orchestration.retention;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The partitions of the journal, a month each, as their names say. */
record Months(JdbcClient database) {

    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("uuuu_MM");

    private static final String PARTITIONS = """
            SELECT child.relname
            FROM pg_inherits JOIN pg_class child ON child.oid = pg_inherits.inhrelid
            WHERE pg_inherits.inhparent = :parent::regclass
            ORDER BY child.relname
            """;

    /** One month of a table. */
    record Month(String partition, YearMonth month) {

        Instant start() {
            return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        }

        Instant end() {
            return month.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        }

        boolean contains(Instant moment) {
            return !moment.isBefore(start()) && moment.isBefore(end());
        }
    }

    /** This month's and the two next, so that a day of bad luck does not stop the journal. */
    void makeAhead(Instant now) {
        database.sql("SELECT count(*) FROM (SELECT make_partitions(:now, :now + interval '62 days')) made")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    List<Month> of(String parent) {
        return database.sql(PARTITIONS)
                .param("parent", parent)
                .query((row, _) -> month(parent, row.getString(1)))
                .list();
    }

    private static Month month(String parent, String partition) {
        return new Month(partition, YearMonth.parse(partition.substring(parent.length() + 1), NAME));
    }

    /** Drops a partition, unless it is in use for more than a moment: then the next time. */
    void drop(Month month) {
        database.sql("SET LOCAL lock_timeout = '2s'").update();
        database.sql("DROP TABLE IF EXISTS " + quoted(month.partition())).update();
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}

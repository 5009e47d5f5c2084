package app.passculture.data.orchestration.jobs.matomo;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The five tables of the web analytics, in the order in which they are read. */
public enum MatomoTable {
    LOG_LINK_VISIT_ACTION("idlink_va", 300_000, Growth.APPENDED, "server_time"),
    LOG_VISIT("idvisit", 100_000, Growth.CHANGING, "visit_last_action_time"),
    LOG_ACTION("idaction", 1_000_000, Growth.APPENDED, null),
    GOAL("idgoal", 50, Growth.SMALL, null),
    LOG_CONVERSION("idvisit", 100_000, Growth.CHANGING, "server_time");

    private final String id;
    private final int step;
    private final Growth growth;
    private final @Nullable String time;

    MatomoTable(String id, int step, Growth growth, @Nullable String time) {
        this.id = id;
        this.step = step;
        this.growth = growth;
        this.time = time;
    }

    /** What becomes of the rows of a table. */
    public enum Growth {
        /** Rows are only added, under ids that grow. */
        APPENDED,
        /** Rows are added and changed for a while; a time says when last. */
        CHANGING,
        /** So few rows that all are read each time. */
        SMALL
    }

    /** The name in both databases. */
    public String table() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The column by whose ranges it is read. */
    public String id() {
        return id;
    }

    /** How many ids are read at once. */
    public int step() {
        return step;
    }

    public Growth growth() {
        return growth;
    }

    /** The column that says when a row came or last changed. */
    public Optional<String> time() {
        return Optional.ofNullable(time);
    }

    /** The time from which a full history is cut off: of a visit, its beginning. */
    public Optional<String> beginning() {
        return this == LOG_VISIT ? Optional.of("visit_first_action_time") : time();
    }

    /** The columns that tell rows apart. */
    public List<String> key() {
        return this == LOG_CONVERSION ? List.of("idvisit", "idgoal", "buster") : List.of(id);
    }

    /** A column's name over there: BigQuery reserves one of them. */
    static String atSource(String column) {
        return column.equals("_hash") ? "hash" : column;
    }
}

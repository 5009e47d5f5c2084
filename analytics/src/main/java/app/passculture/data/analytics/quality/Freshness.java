package app.passculture.data.analytics.quality;

import app.passculture.data.analytics.transformation.Node;
import app.passculture.data.analytics.transformation.RelationName;
import app.passculture.data.analytics.warehouse.Row;
import app.passculture.data.analytics.warehouse.Statement;
import app.passculture.data.analytics.warehouse.Warehouse;
import app.passculture.data.analytics.warehouse.WarehouseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** How old the newest row of a source is, against what its {@code freshness} allows. */
public final class Freshness {

    private Freshness() {}

    /** What that means. */
    public enum Verdict {
        PASS,
        WARN,
        ERROR,
        /** It could not be asked, or there is no row. */
        UNKNOWN
    }

    /** The newest row's time, if there is one, and what went wrong, if anything. */
    public record Answer(Verdict verdict, Optional<Instant> newest, Optional<Duration> age, String problem) {}

    /** Whether the source says how its freshness is to be known. */
    public static boolean isAsked(Node source) {
        return source.extra("freshness").orElse(null) instanceof Map<?, ?>
                && source.extra("loaded_at_field").isPresent();
    }

    /** Asks the warehouse; what goes wrong with one source is its answer. */
    public static Answer of(Node source, Warehouse warehouse, Instant now) {
        Map<?, ?> freshness = source.extra("freshness").orElse(Map.of()) instanceof Map<?, ?> map ? map : Map.of();
        String table = source.relation().map(RelationName::quoted).orElse("");
        String field = String.valueOf(source.extra("loaded_at_field").orElse(""));
        Object filter = freshness.get("filter");
        String where = filter == null ? "" : " where " + filter;
        String sql = "select max(cast(" + field + " as timestamp)) as newest from " + table + where;
        try {
            Row row = warehouse.query(Statement.of(sql)).toList().getFirst();
            return row.value("newest") instanceof Instant newest
                    ? judged(newest, Duration.between(newest, now), freshness)
                    : unknown("there is no row");
        } catch (WarehouseException problem) {
            return unknown(String.valueOf(problem.getMessage()));
        }
    }

    private static Answer unknown(String problem) {
        return new Answer(Verdict.UNKNOWN, Optional.empty(), Optional.empty(), problem);
    }

    private static Answer judged(Instant newest, Duration age, Map<?, ?> freshness) {
        boolean error = exceeds(age, freshness.get("error_after"));
        boolean warn = exceeds(age, freshness.get("warn_after"));
        Verdict verdict = error ? Verdict.ERROR : warn ? Verdict.WARN : Verdict.PASS;
        return new Answer(verdict, Optional.of(newest), Optional.of(age), "");
    }

    private static boolean exceeds(Duration age, @org.jspecify.annotations.Nullable Object limit) {
        if (!(limit instanceof Map<?, ?> map) || !(map.get("count") instanceof Number count)) {
            return false;
        }
        Duration allowed = switch (String.valueOf(map.get("period"))) {
            case "minute" -> Duration.ofMinutes(count.longValue());
            case "hour" -> Duration.ofHours(count.longValue());
            default -> Duration.ofDays(count.longValue());
        };
        return age.compareTo(allowed) > 0;
    }
}

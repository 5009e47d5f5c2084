package app.passculture.data.analytics.warehouse.local.duckdb;

import app.passculture.data.analytics.warehouse.Partitioning;
import app.passculture.data.analytics.warehouse.TableOptions;
import com.google.zetasql.Value;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCast;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedColumnRef;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedExpr;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedFunctionCall;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedLiteral;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedMakeStruct;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What OPTIONS, PARTITION BY and CLUSTER BY say of a table. */
final class Options {
    private static final double SECONDS_OF_DAY = 86_400;

    private Options() {}

    static TableOptions of(List<ResolvedOption> options, List<ResolvedExpr> partitions, List<ResolvedExpr> clusters) {
        TableOptions said = changed(TableOptions.NONE, options);
        Partitioning partitioning = partitions.isEmpty() ? null : partitioning(partitions.getFirst(), options);
        List<String> columns = clusters.stream().map(Options::column).toList();
        return new TableOptions(said.description(), said.labels(), partitioning, columns, said.expires());
    }

    static TableOptions changed(TableOptions before, List<ResolvedOption> options) {
        Instant expires = find(options, "expiration_timestamp")
                .map(value -> Instant.EPOCH.plus(value.getTimestampUnixMicros(), ChronoUnit.MICROS))
                .orElse(before.expires());
        return new TableOptions(
                text(options, "description").orElse(before.description()),
                labels(options).orElse(before.labels()),
                before.partitioning(),
                before.clustering(),
                expires);
    }

    static Optional<String> text(List<ResolvedOption> options, String name) {
        return find(options, name).map(Value::getStringValue);
    }

    private static Optional<Value> find(List<ResolvedOption> options, String name) {
        return options.stream()
                .filter(option -> option.getName().equalsIgnoreCase(name))
                .flatMap(option -> literal(option.getValue()).stream())
                .findFirst();
    }

    private static Optional<Value> literal(@Nullable ResolvedExpr expression) {
        return switch (expression) {
            case ResolvedLiteral literal when !literal.getValue().isNull() -> Optional.of(literal.getValue());
            case ResolvedCast cast -> literal(cast.getExpr());
            case null, default -> Optional.empty();
        };
    }

    private static Optional<Map<String, String>> labels(List<ResolvedOption> options) {
        return options.stream()
                .filter(option -> option.getName().equalsIgnoreCase("labels"))
                .findFirst()
                .map(option -> labels(option.getValue()));
    }

    private static Map<String, String> labels(ResolvedExpr expression) {
        Map<String, String> labels = new LinkedHashMap<>();
        switch (expression) {
            case ResolvedLiteral literal
            when !literal.getValue().isNull() ->
                literal.getValue()
                        .getElementList()
                        .forEach(pair -> labels.put(
                                pair.getField(0).getStringValue(),
                                pair.getField(1).getStringValue()));
            case ResolvedFunctionCall array ->
                array.getArgumentList().forEach(pair -> {
                    if (pair instanceof ResolvedMakeStruct struct) {
                        List<Value> parts = struct.getFieldList().stream()
                                .flatMap(part -> literal(part).stream())
                                .toList();
                        labels.put(parts.get(0).getStringValue(), parts.get(1).getStringValue());
                    }
                });
            default -> {}
        }
        return labels;
    }

    private static String column(ResolvedExpr expression) {
        return switch (expression) {
            case ResolvedColumnRef reference -> reference.getColumn().getName();
            case ResolvedFunctionCall call -> column(call.getArgumentList().getFirst());
            case ResolvedCast cast -> column(cast.getExpr());
            default -> "";
        };
    }

    private static Partitioning partitioning(ResolvedExpr expression, List<ResolvedOption> options) {
        boolean filter = find(options, "require_partition_filter")
                .map(Value::getBoolValue)
                .orElse(false);
        if (expression instanceof ResolvedFunctionCall call
                && call.getFunction().getName().equals("range_bucket")) {
            return range(call, filter);
        }
        Duration lifetime = find(options, "partition_expiration_days")
                .map(days -> Duration.ofSeconds(Math.round(
                        (days.getType().isInt64() ? days.getInt64Value() : days.getDoubleValue()) * SECONDS_OF_DAY)))
                .orElse(null);
        String column = column(expression);
        boolean arrival = column.equalsIgnoreCase("_PARTITIONDATE") || column.equalsIgnoreCase("_PARTITIONTIME");
        return new Partitioning.Time(arrival ? null : column, unit(expression), lifetime, filter);
    }

    private static Partitioning.Unit unit(ResolvedExpr expression) {
        if (expression instanceof ResolvedFunctionCall call
                && call.getArgumentList().size() > 1) {
            return literal(call.getArgumentList().get(1))
                    .filter(value -> value.getType().isEnum())
                    .map(value -> Partitioning.Unit.valueOf(value.getEnumName()))
                    .orElse(Partitioning.Unit.DAY);
        }
        return Partitioning.Unit.DAY;
    }

    private static Partitioning range(ResolvedFunctionCall call, boolean filter) {
        List<Long> limits = call.getArgumentList().get(1) instanceof ResolvedFunctionCall array
                ? array.getArgumentList().stream()
                        .flatMap(limit -> literal(limit).stream())
                        .map(Value::getInt64Value)
                        .toList()
                : List.of();
        long interval = limits.size() > 2 ? limits.get(2) : 1;
        return new Partitioning.Range(
                column(call.getArgumentList().getFirst()), limits.get(0), limits.get(1), interval, filter);
    }
}

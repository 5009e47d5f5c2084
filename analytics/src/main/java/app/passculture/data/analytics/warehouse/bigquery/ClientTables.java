package app.passculture.data.analytics.warehouse.bigquery;

import app.passculture.data.analytics.warehouse.Partitioning;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.Table;
import app.passculture.data.analytics.warehouse.TableDefinition;
import app.passculture.data.analytics.warehouse.TableName;
import app.passculture.data.analytics.warehouse.TableOptions;
import com.google.cloud.bigquery.Clustering;
import com.google.cloud.bigquery.RangePartitioning;
import com.google.cloud.bigquery.StandardTableDefinition;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.TableInfo;
import com.google.cloud.bigquery.TimePartitioning;
import com.google.cloud.bigquery.ViewDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tables as the client has them, both ways. */
final class ClientTables {

    private ClientTables() {}

    static TableId id(TableName name) {
        return TableId.of(name.project(), name.dataset(), name.table());
    }

    static TableName name(TableId id) {
        return new TableName(id.getProject(), id.getDataset(), id.getTable());
    }

    static TableInfo toClient(TableDefinition table) {
        TableOptions options = table.options();
        return TableInfo.newBuilder(id(table.name()), definition(table))
                .setDescription(options.description().isEmpty() ? null : options.description())
                .setLabels(options.labels())
                .setExpirationTime(Optional.ofNullable(options.expires())
                        .map(Instant::toEpochMilli)
                        .orElse(null))
                .build();
    }

    private static com.google.cloud.bigquery.TableDefinition definition(TableDefinition table) {
        if (table.viewQuery() != null) {
            return ViewDefinition.newBuilder(table.viewQuery())
                    .setUseLegacySql(false)
                    .build();
        }
        StandardTableDefinition.Builder builder =
                StandardTableDefinition.newBuilder().setSchema(Schemas.toClient(table.schema()));
        partition(builder, table.options().partitioning());
        if (!table.options().clustering().isEmpty()) {
            builder.setClustering(Clustering.newBuilder()
                    .setFields(table.options().clustering())
                    .build());
        }
        return builder.build();
    }

    private static void partition(StandardTableDefinition.Builder builder, @Nullable Partitioning partitioning) {
        switch (partitioning) {
            case null -> {}
            case Partitioning.Time time ->
                builder.setTimePartitioning(TimePartitioning.newBuilder(
                                TimePartitioning.Type.valueOf(time.unit().name()))
                        .setField(time.field())
                        .setExpirationMs(Optional.ofNullable(time.lifetime())
                                .map(Duration::toMillis)
                                .orElse(null))
                        .setRequirePartitionFilter(time.filterRequired() ? true : null)
                        .build());
            case Partitioning.Range range ->
                builder.setRangePartitioning(RangePartitioning.newBuilder()
                        .setField(range.field())
                        .setRange(RangePartitioning.Range.newBuilder()
                                .setStart(range.start())
                                .setEnd(range.end())
                                .setInterval(range.interval())
                                .build())
                        .build());
        }
    }

    static Table fromClient(com.google.cloud.bigquery.Table table) {
        com.google.cloud.bigquery.TableDefinition definition = table.getDefinition();
        Instant created = time(table.getCreationTime());
        return new Table(
                new TableDefinition(
                        name(table.getTableId()),
                        Schemas.fromClient(definition.getSchema()),
                        query(definition),
                        options(table)),
                Optional.ofNullable(table.getNumRows())
                        .map(java.math.BigInteger::longValue)
                        .orElse(0L),
                Optional.ofNullable(table.getNumBytes()).orElse(0L),
                created,
                Optional.ofNullable(table.getLastModifiedTime())
                        .map(Instant::ofEpochMilli)
                        .orElse(created));
    }

    private static @Nullable String query(com.google.cloud.bigquery.TableDefinition definition) {
        return definition instanceof ViewDefinition view ? view.getQuery() : null;
    }

    private static TableOptions options(com.google.cloud.bigquery.Table table) {
        StandardTableDefinition standard =
                table.getDefinition() instanceof StandardTableDefinition definition ? definition : null;
        Clustering clustering = standard == null ? null : standard.getClustering();
        Long expires = table.getExpirationTime();
        return new TableOptions(
                Optional.ofNullable(table.getDescription()).orElse(""),
                Optional.ofNullable(table.getLabels()).map(Map::copyOf).orElse(Map.of()),
                standard == null
                        ? null
                        : partitioning(standard, Boolean.TRUE.equals(table.getRequirePartitionFilter())),
                clustering == null ? List.of() : clustering.getFields(),
                expires == null ? null : Instant.ofEpochMilli(expires));
    }

    private static @Nullable Partitioning partitioning(StandardTableDefinition table, boolean filterOfTable) {
        TimePartitioning time = table.getTimePartitioning();
        if (time != null) {
            Long lifetime = time.getExpirationMs();
            return new Partitioning.Time(
                    time.getField(),
                    Partitioning.Unit.valueOf(time.getType().name()),
                    lifetime == null ? null : Duration.ofMillis(lifetime),
                    filterOfTable || Boolean.TRUE.equals(time.getRequirePartitionFilter()));
        }
        RangePartitioning range = table.getRangePartitioning();
        return range == null
                ? null
                : new Partitioning.Range(
                        range.getField(),
                        range.getRange().getStart(),
                        range.getRange().getEnd(),
                        range.getRange().getInterval(),
                        filterOfTable);
    }

    private static Instant time(@Nullable Long millis) {
        return millis == null ? Instant.EPOCH : Instant.ofEpochMilli(millis);
    }

    static Schema schema(com.google.cloud.bigquery.Table table) {
        return Schemas.fromClient(table.getDefinition().getSchema());
    }
}

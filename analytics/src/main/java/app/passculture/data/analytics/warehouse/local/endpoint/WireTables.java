package app.passculture.data.analytics.warehouse.local.endpoint;

import app.passculture.data.analytics.warehouse.Partitioning;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.Table;
import app.passculture.data.analytics.warehouse.TableDefinition;
import app.passculture.data.analytics.warehouse.TableOptions;
import com.google.api.client.util.Data;
import com.google.api.services.bigquery.model.Clustering;
import com.google.api.services.bigquery.model.RangePartitioning;
import com.google.api.services.bigquery.model.TimePartitioning;
import com.google.api.services.bigquery.model.ViewDefinition;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tables as the API writes them, both ways. */
final class WireTables {

    private WireTables() {}

    /** The old table with what the request says; what it does not say stays. */
    static TableDefinition changed(TableDefinition old, com.google.api.services.bigquery.model.Table wire) {
        Schema schema = wire.getSchema() == null ? old.schema() : WireSchemas.fromWire(wire.getSchema());
        String query = wire.getView() == null ? old.viewQuery() : wire.getView().getQuery();
        TableOptions options = old.options();
        Long expires = wire.getExpirationTime();
        Instant expiry = expires == null || Data.isNull(expires) ? null : Instant.ofEpochMilli(expires);
        return new TableDefinition(
                old.name(),
                schema,
                query,
                new TableOptions(
                        wire.getDescription() == null ? options.description() : WireSchemas.text(wire.getDescription()),
                        DatasetCalls.labels(options.labels(), wire.getLabels()),
                        Optional.ofNullable(partitioning(wire)).orElse(options.partitioning()),
                        wire.getClustering() == null
                                ? options.clustering()
                                : List.copyOf(wire.getClustering().getFields()),
                        expires == null ? options.expires() : expiry));
    }

    private static @Nullable Partitioning partitioning(com.google.api.services.bigquery.model.Table wire) {
        boolean ofTable = Boolean.TRUE.equals(wire.getRequirePartitionFilter());
        TimePartitioning time = wire.getTimePartitioning();
        if (time != null) {
            Long lifetime = time.getExpirationMs();
            return new Partitioning.Time(
                    time.getField() == null || Data.isNull(time.getField()) ? null : time.getField(),
                    Partitioning.Unit.valueOf(time.getType()),
                    lifetime == null || Data.isNull(lifetime) ? null : Duration.ofMillis(lifetime),
                    ofTable || Boolean.TRUE.equals(time.getRequirePartitionFilter()));
        }
        RangePartitioning range = wire.getRangePartitioning();
        return range == null
                ? null
                : new Partitioning.Range(
                        range.getField(),
                        range.getRange().getStart(),
                        range.getRange().getEnd(),
                        range.getRange().getInterval(),
                        ofTable);
    }

    static com.google.api.services.bigquery.model.Table toWire(Table table, String location) {
        TableDefinition definition = table.definition();
        var wire = new com.google.api.services.bigquery.model.Table()
                .setKind("bigquery#table")
                .setId("%s:%s.%s"
                        .formatted(
                                table.name().project(),
                                table.name().dataset(),
                                table.name().table()))
                .setEtag(String.valueOf(table.modified().toEpochMilli()))
                .setTableReference(Names.table(table.name()))
                .setSchema(WireSchemas.toWire(table.schema()))
                .setLocation(location)
                .setLabels(definition.options().labels())
                .setNumRows(BigInteger.valueOf(table.rows()))
                .setNumBytes(table.bytes())
                .setCreationTime(table.created().toEpochMilli())
                .setLastModifiedTime(BigInteger.valueOf(table.modified().toEpochMilli()))
                .setType(definition.viewQuery() == null ? "TABLE" : "VIEW");
        fill(wire, definition.options());
        if (definition.viewQuery() != null) {
            wire.setView(new ViewDefinition().setQuery(definition.viewQuery()).setUseLegacySql(false));
        }
        return wire;
    }

    private static void fill(com.google.api.services.bigquery.model.Table wire, TableOptions options) {
        if (!options.description().isEmpty()) {
            wire.setDescription(options.description());
        }
        if (!options.clustering().isEmpty()) {
            wire.setClustering(new Clustering().setFields(options.clustering()));
        }
        Instant expires = options.expires();
        if (expires != null) {
            wire.setExpirationTime(expires.toEpochMilli());
        }
        switch (options.partitioning()) {
            case null -> {}
            case Partitioning.Time time ->
                wire.setTimePartitioning(toWire(time)).setRequirePartitionFilter(time.filterRequired());
            case Partitioning.Range range ->
                wire.setRangePartitioning(toWire(range)).setRequirePartitionFilter(range.filterRequired());
        }
    }

    private static TimePartitioning toWire(Partitioning.Time time) {
        TimePartitioning wire =
                new TimePartitioning().setType(time.unit().name()).setField(time.field());
        Duration lifetime = time.lifetime();
        return lifetime == null ? wire : wire.setExpirationMs(lifetime.toMillis());
    }

    private static RangePartitioning toWire(Partitioning.Range range) {
        return new RangePartitioning()
                .setField(range.field())
                .setRange(new RangePartitioning.Range()
                        .setStart(range.start())
                        .setEnd(range.end())
                        .setInterval(range.interval()));
    }
}

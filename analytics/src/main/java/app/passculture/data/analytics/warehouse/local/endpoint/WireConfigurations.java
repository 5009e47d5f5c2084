package app.passculture.data.analytics.warehouse.local.endpoint;

import app.passculture.data.analytics.warehouse.Copy;
import app.passculture.data.analytics.warehouse.Disposition;
import app.passculture.data.analytics.warehouse.Extract;
import app.passculture.data.analytics.warehouse.FileFormat;
import app.passculture.data.analytics.warehouse.Job;
import app.passculture.data.analytics.warehouse.JobOptions;
import app.passculture.data.analytics.warehouse.Load;
import app.passculture.data.analytics.warehouse.Statement;
import com.google.api.services.bigquery.model.DatasetReference;
import com.google.api.services.bigquery.model.JobConfiguration;
import com.google.api.services.bigquery.model.JobConfigurationExtract;
import com.google.api.services.bigquery.model.JobConfigurationLoad;
import com.google.api.services.bigquery.model.JobConfigurationQuery;
import com.google.api.services.bigquery.model.JobConfigurationTableCopy;
import com.google.api.services.bigquery.model.TableReference;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a job is to do, read from its configuration; what the engine cannot do is refused. */
final class WireConfigurations {

    private final String project;

    WireConfigurations(String project) {
        this.project = project;
    }

    Job job(JobConfiguration wire, String id) {
        JobOptions options = options(wire, id);
        if (wire.getQuery() != null) {
            return query(wire.getQuery(), options);
        }
        if (wire.getLoad() != null) {
            List<String> uris =
                    Optional.ofNullable(wire.getLoad().getSourceUris()).orElse(List.of());
            return load(wire.getLoad(), new Load.Source.Objects(uris), options);
        }
        if (wire.getCopy() != null) {
            return copy(wire.getCopy(), options);
        }
        if (wire.getExtract() != null) {
            return extract(wire.getExtract(), options);
        }
        throw BigQueryRoutes.unsupported("a job that is no query, load, copy or extract");
    }

    private static JobOptions options(JobConfiguration wire, String id) {
        Duration limit = wire.getJobTimeoutMs() == null ? null : Duration.ofMillis(wire.getJobTimeoutMs());
        return new JobOptions(id, Optional.ofNullable(wire.getLabels()).orElse(Map.of()), limit);
    }

    private Statement query(JobConfigurationQuery wire, JobOptions options) {
        if (Boolean.TRUE.equals(wire.getUseLegacySql())) {
            throw BigQueryRoutes.unsupported("legacy SQL");
        }
        DatasetReference dataset = wire.getDefaultDataset();
        TableReference into = wire.getDestinationTable();
        return new Statement(
                wire.getQuery(),
                dataset == null ? null : Names.dataset(dataset, project),
                WireParameters.of(wire.getQueryParameters()),
                into == null ? null : destination(into, wire.getWriteDisposition(), Disposition.EMPTY),
                wire.getMaximumBytesBilled() == null ? 0 : wire.getMaximumBytesBilled(),
                options);
    }

    Load load(JobConfigurationLoad wire, Load.Source source, JobOptions options) {
        if (Boolean.TRUE.equals(wire.getAutodetect())) {
            throw BigQueryRoutes.unsupported("autodetect: give a schema");
        }
        return new Load(
                source,
                format(wire),
                WireSchemas.fromWire(wire.getSchema()),
                destination(wire.getDestinationTable(), wire.getWriteDisposition(), Disposition.APPEND),
                options);
    }

    Load upload(JobConfiguration wire, Load.Source source, String id) {
        return load(wire.getLoad(), source, options(wire, id));
    }

    private static FileFormat format(JobConfigurationLoad wire) {
        return switch (Optional.ofNullable(wire.getSourceFormat()).orElse("CSV")) {
            case "CSV" ->
                new FileFormat.Csv(
                        Optional.ofNullable(wire.getSkipLeadingRows()).orElse(0),
                        delimiter(wire.getFieldDelimiter()),
                        wire.getNullMarker());
            case "NEWLINE_DELIMITED_JSON" -> new FileFormat.JsonLines();
            default -> throw BigQueryRoutes.unsupported("files of the format " + wire.getSourceFormat());
        };
    }

    private static char delimiter(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return ',';
        }
        return text.equals("\\t") ? '\t' : text.charAt(0);
    }

    private Copy copy(JobConfigurationTableCopy wire, JobOptions options) {
        List<TableReference> sources =
                wire.getSourceTables() == null ? List.of(wire.getSourceTable()) : wire.getSourceTables();
        if (sources.size() != 1) {
            throw BigQueryRoutes.unsupported("a copy of %d tables".formatted(sources.size()));
        }
        return new Copy(
                Names.table(sources.getFirst(), project),
                destination(wire.getDestinationTable(), wire.getWriteDisposition(), Disposition.EMPTY),
                options);
    }

    private Extract extract(JobConfigurationExtract wire, JobOptions options) {
        List<String> uris =
                wire.getDestinationUris() == null ? List.of(wire.getDestinationUri()) : wire.getDestinationUris();
        if (uris.size() != 1
                || !Optional.ofNullable(wire.getCompression()).orElse("NONE").equals("NONE")) {
            throw BigQueryRoutes.unsupported("an extract to several addresses, or compressed");
        }
        boolean header = !Boolean.FALSE.equals(wire.getPrintHeader());
        FileFormat format =
                switch (Optional.ofNullable(wire.getDestinationFormat()).orElse("CSV")) {
                    case "CSV" -> new FileFormat.Csv(header ? 1 : 0, delimiter(wire.getFieldDelimiter()), null);
                    case "NEWLINE_DELIMITED_JSON" -> new FileFormat.JsonLines();
                    default -> throw BigQueryRoutes.unsupported("files of the format " + wire.getDestinationFormat());
                };
        return new Extract(Names.table(wire.getSourceTable(), project), uris.getFirst(), format, options);
    }

    private Statement.Destination destination(TableReference table, @Nullable String disposition, Disposition normal) {
        Disposition wanted = switch (disposition == null ? "" : disposition) {
            case "" -> normal;
            case "WRITE_TRUNCATE" -> Disposition.TRUNCATE;
            case "WRITE_APPEND" -> Disposition.APPEND;
            case "WRITE_EMPTY" -> Disposition.EMPTY;
            default -> throw BigQueryRoutes.unsupported("the write disposition " + disposition);
        };
        return new Statement.Destination(Names.table(table, project), wanted);
    }
}

package app.passculture.data.analytics.warehouse.bigquery;

import app.passculture.data.analytics.warehouse.Copy;
import app.passculture.data.analytics.warehouse.DatasetName;
import app.passculture.data.analytics.warehouse.Disposition;
import app.passculture.data.analytics.warehouse.Extract;
import app.passculture.data.analytics.warehouse.FileFormat;
import app.passculture.data.analytics.warehouse.Job;
import app.passculture.data.analytics.warehouse.JobOptions;
import app.passculture.data.analytics.warehouse.Load;
import app.passculture.data.analytics.warehouse.Statement;
import com.google.cloud.bigquery.CopyJobConfiguration;
import com.google.cloud.bigquery.CsvOptions;
import com.google.cloud.bigquery.DatasetId;
import com.google.cloud.bigquery.ExtractJobConfiguration;
import com.google.cloud.bigquery.FormatOptions;
import com.google.cloud.bigquery.JobConfiguration;
import com.google.cloud.bigquery.JobInfo.WriteDisposition;
import com.google.cloud.bigquery.LoadConfiguration;
import com.google.cloud.bigquery.LoadJobConfiguration;
import com.google.cloud.bigquery.QueryJobConfiguration;
import com.google.cloud.bigquery.WriteChannelConfiguration;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Jobs as the client has them. */
final class Configurations {

    /** A label that holds what the job does, shortened, so that another job of the same id is told from the same job begun again. */
    static final String FINGERPRINT = "fingerprint";

    private Configurations() {}

    static Map<String, String> labels(Job job) {
        Map<String, String> labels = new TreeMap<>(job.options().labels());
        labels.put(FINGERPRINT, fingerprint(job));
        return labels;
    }

    static String fingerprint(Job job) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(job.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static JobConfiguration of(Job job) {
        return switch (job) {
            case Statement statement -> query(statement).build();
            case Load load -> load(load);
            case Extract extract -> extract(extract);
            case Copy copy -> copy(copy);
        };
    }

    static QueryJobConfiguration.Builder query(Statement statement) {
        QueryJobConfiguration.Builder builder = QueryJobConfiguration.newBuilder(statement.sql())
                .setUseLegacySql(false)
                .setLabels(labels(statement))
                .setJobTimeoutMs(timeout(statement.options()));
        DatasetName dataset = statement.defaultDataset();
        if (dataset != null) {
            builder.setDefaultDataset(DatasetId.of(dataset.project(), dataset.dataset()));
        }
        if (statement.maximumBytesBilled() > 0) {
            builder.setMaximumBytesBilled(statement.maximumBytesBilled());
        }
        statement
                .parameters()
                .forEach((name, parameter) ->
                        builder.addNamedParameter(name, Values.parameter(parameter.type(), parameter.value())));
        Statement.Destination destination = statement.destination();
        if (destination != null) {
            builder.setDestinationTable(ClientTables.id(destination.table()))
                    .setWriteDisposition(disposition(destination.disposition()));
        }
        return builder;
    }

    private static LoadJobConfiguration load(Load load) {
        Load.Source.Objects objects = (Load.Source.Objects) load.source();
        LoadJobConfiguration.Builder builder = LoadJobConfiguration.newBuilder(
                ClientTables.id(load.destination().table()), objects.uris());
        fill(builder, load);
        return builder.setLabels(labels(load))
                .setJobTimeoutMs(timeout(load.options()))
                .build();
    }

    static WriteChannelConfiguration upload(Load load) {
        WriteChannelConfiguration.Builder builder = WriteChannelConfiguration.newBuilder(
                ClientTables.id(load.destination().table()));
        fill(builder, load);
        return builder.setLabels(labels(load)).build();
    }

    private static void fill(LoadConfiguration.Builder builder, Load load) {
        if (!load.schema().fields().isEmpty()) {
            builder.setSchema(Schemas.toClient(load.schema()));
        }
        builder.setWriteDisposition(disposition(load.destination().disposition()))
                .setFormatOptions(format(load.format()))
                .setNullMarker(nullMarker(load.format()));
    }

    private static @Nullable String nullMarker(FileFormat format) {
        return format instanceof FileFormat.Csv csv ? csv.nullMarker() : null;
    }

    private static FormatOptions format(FileFormat format) {
        return switch (format) {
            case FileFormat.Csv csv ->
                CsvOptions.newBuilder()
                        .setSkipLeadingRows(csv.headerLines())
                        .setFieldDelimiter(String.valueOf(csv.delimiter()))
                        .setAllowQuotedNewLines(true)
                        .build();
            case FileFormat.JsonLines _ -> FormatOptions.json();
        };
    }

    private static ExtractJobConfiguration extract(Extract extract) {
        ExtractJobConfiguration.Builder builder =
                ExtractJobConfiguration.newBuilder(ClientTables.id(extract.table()), extract.uri());
        switch (extract.format()) {
            case FileFormat.Csv csv ->
                builder.setFormat("CSV")
                        .setPrintHeader(csv.headerLines() > 0)
                        .setFieldDelimiter(String.valueOf(csv.delimiter()));
            case FileFormat.JsonLines _ -> builder.setFormat("NEWLINE_DELIMITED_JSON");
        }
        return builder.setLabels(labels(extract))
                .setJobTimeoutMs(timeout(extract.options()))
                .build();
    }

    private static CopyJobConfiguration copy(Copy copy) {
        return CopyJobConfiguration.newBuilder(
                        ClientTables.id(copy.destination().table()), ClientTables.id(copy.source()))
                .setWriteDisposition(disposition(copy.destination().disposition()))
                .setLabels(labels(copy))
                .setJobTimeoutMs(timeout(copy.options()))
                .build();
    }

    private static WriteDisposition disposition(Disposition disposition) {
        return switch (disposition) {
            case TRUNCATE -> WriteDisposition.WRITE_TRUNCATE;
            case APPEND -> WriteDisposition.WRITE_APPEND;
            case EMPTY -> WriteDisposition.WRITE_EMPTY;
        };
    }

    private static @Nullable Long timeout(JobOptions options) {
        return Optional.ofNullable(options.timeLimit()).map(Duration::toMillis).orElse(null);
    }
}

package app.passculture.data.orchestration.jobs;

import app.passculture.data.analytics.warehouse.Disposition;
import app.passculture.data.analytics.warehouse.Field;
import app.passculture.data.analytics.warehouse.FileFormat;
import app.passculture.data.analytics.warehouse.JobOptions;
import app.passculture.data.analytics.warehouse.ObjectName;
import app.passculture.data.analytics.warehouse.Rows;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.Statement;
import app.passculture.data.analytics.warehouse.TableName;
import app.passculture.data.analytics.warehouse.Type;
import app.passculture.data.recommendation.db.unload.UnloadedRows;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Rows that the API wrote, on their way into the warehouse: staged, merged by id, and deleted once they have arrived. */
record RecommendationExport(RecommendationDatabase database, Exchange exchange) {

    static final String FOLDER = "recommendation_exports";
    static final String GROUPS = "ab_testing_20201207";

    private static final String PAST = "past_recommended_offers";
    private static final String STAGED = "temp_" + PAST;

    private static final Schema PAST_SCHEMA = Schema.of(
            Field.of("id", Type.Scalar.INT64),
            Field.of("userid", Type.Scalar.INT64),
            Field.of("offerid", Type.Scalar.INT64),
            Field.of("date", Type.Scalar.TIMESTAMP),
            Field.of("item_id", Type.Scalar.STRING),
            Field.of("call_id", Type.Scalar.STRING),
            Field.of("position", Type.Scalar.INT64));

    private static final Schema GROUPS_SCHEMA = Schema.of(
            Field.of("experiment", Type.Scalar.STRING),
            Field.of("userid", Type.Scalar.STRING),
            Field.of("groupid", Type.Scalar.STRING),
            Field.of("assigned_at", Type.Scalar.TIMESTAMP));

    /** Puts the rows beside, then merges them by id: doing it twice changes nothing. */
    UnloadedRows stage(Instant before, String folder) throws IOException {
        Path file = Files.createTempFile("export", ".csv");
        try {
            UnloadedRows unloaded;
            try (OutputStream out = Files.newOutputStream(file)) {
                unloaded = database.unload().pastRecommendedOffers(before, out);
            }
            load(file, exchange.object(folder + "/" + PAST + ".csv"), exchange.raw(STAGED), PAST_SCHEMA);
            merge();
            return unloaded;
        } finally {
            Files.delete(file);
        }
    }

    /** Deletes at the source what is in the warehouse for certain. */
    long confirm(UnloadedRows unloaded) {
        long arrived = count("select count(distinct kept.id) as n from %s as staged inner join %s as kept using (id)"
                .formatted(exchange.raw(STAGED).quoted(), exchange.raw(PAST).quoted()));
        if (arrived != unloaded.rows()) {
            throw new JobException.NotConfirmed(unloaded.rows(), arrived);
        }
        return database.unload().confirm(unloaded);
    }

    void groups(String folder) throws IOException {
        Path file = Files.createTempFile("export", ".csv");
        TableName staged = exchange.raw("temp_" + GROUPS);
        try {
            try (OutputStream out = Files.newOutputStream(file)) {
                database.unload().abTesting(out);
            }
            load(file, exchange.object(folder + "/" + GROUPS + ".csv"), staged, GROUPS_SCHEMA);
            exchange.warehouse()
                    .run(Statement.of("select userid, groupid from %s where experiment = @experiment"
                                    .formatted(staged.quoted()))
                            .with("experiment", Type.Scalar.STRING, GROUPS)
                            .into(exchange.raw(GROUPS), Disposition.TRUNCATE));
            exchange.warehouse().delete(staged);
        } finally {
            Files.delete(file);
        }
    }

    private void load(Path file, ObjectName object, TableName table, Schema schema) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            exchange.buckets().write(object, "text/csv", content);
        }
        exchange.replace(table, schema, List.of(object.toString()), FileFormat.Csv.WITH_HEADER, JobOptions.NONE);
        exchange.buckets().delete(object);
    }

    private void merge() {
        String kept = exchange.raw(PAST).quoted();
        String staged = exchange.raw(STAGED).quoted();
        exchange.warehouse()
                .run(Statement.of(
                        "create table if not exists %s as select * from %s where false".formatted(kept, staged)));
        // The table of earlier years lacks what the API has stored since.
        exchange.warehouse().run(Statement.of("""
                        alter table %s add column if not exists item_id string,
                        add column if not exists call_id string, add column if not exists position int64
                        """.formatted(kept)));
        exchange.warehouse().run(Statement.of("""
                        merge into %s as kept using %s as staged on kept.id = staged.id
                        when not matched then insert (id, userid, offerid, date, item_id, call_id, position)
                        values (staged.id, staged.userid, staged.offerid, staged.date, staged.item_id, staged.call_id, staged.position)
                        """.formatted(kept, staged)));
    }

    private long count(String sql) {
        try (Rows rows = exchange.warehouse().query(Statement.of(sql))) {
            return rows.toList().getFirst().value("n") instanceof Long number ? number : 0;
        }
    }
}

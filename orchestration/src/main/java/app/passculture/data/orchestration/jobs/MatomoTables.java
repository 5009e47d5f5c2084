package app.passculture.data.orchestration.jobs;

import app.passculture.data.analytics.warehouse.FileFormat;
import app.passculture.data.analytics.warehouse.Rows;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.Statement;
import app.passculture.data.analytics.warehouse.TableName;
import app.passculture.data.orchestration.jobs.matomo.MatomoTable;
import app.passculture.data.orchestration.pipeline.TaskContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The raw tables of the web analytics in the warehouse, and the temporary ones beside them. */
record MatomoTables(TaskContext<?> context, Exchange exchange, SqlProject project) {

    static MatomoTables of(TaskContext<?> context) {
        return new MatomoTables(context, context.use(Exchange.class), context.use(SqlProject.class));
    }

    Schema schema(MatomoTable table) {
        return project.declared("matomo", table.table());
    }

    /** 0 when there is no row yet. */
    long lastId(MatomoTable table) {
        return last(raw(table), table.id()) instanceof Long id ? id : 0;
    }

    Optional<Instant> lastTime(MatomoTable table) {
        return table.time()
                .flatMap(column ->
                        last(raw(table), column) instanceof Instant time ? Optional.of(time) : Optional.empty());
    }

    void dropTemporary(MatomoTable table) {
        exchange.deleteIfThere(temporary(table));
    }

    void createTemporary(MatomoTable table) {
        exchange.createIfAbsent(temporary(table), schema(table));
    }

    void createRaw(MatomoTable table) {
        exchange.createIfAbsent(raw(table), schema(table));
    }

    void loadTemporary(MatomoTable table, Exported exported) {
        load(table, exported, temporary(table));
    }

    /** Puts the rows in the place of all there were, at once; without any rows everything stays. */
    void replaceRaw(MatomoTable table, Exported exported) {
        load(table, exported, raw(table));
    }

    /** One statement, so that nobody ever misses a row: those that are there are changed, others added. */
    void merge(MatomoTable table) {
        createRaw(table);
        Schema schema = schema(table);
        String update = table.growth() == MatomoTable.Growth.CHANGING
                ? "when matched then update set " + columns(schema, "`%1$s` = staged.`%1$s`")
                : "";
        exchange.warehouse()
                .run(Statement.of("""
                        merge into %s as kept using %s as staged on %s
                        %s
                        when not matched then insert (%s) values (%s)
                        """.formatted(
                                        raw(table).quoted(),
                                        temporary(table).quoted(),
                                        table.key().stream()
                                                .map("kept.`%1$s` = staged.`%1$s`"::formatted)
                                                .collect(Collectors.joining(" and ")),
                                        update,
                                        columns(schema, "`%s`"),
                                        columns(schema, "staged.`%s`")))
                        .with(Effects.job(context, "merge")));
    }

    private void load(MatomoTable table, Exported exported, TableName into) {
        if (exported.objects().isEmpty()) {
            context.log(table.table() + ": nothing new");
            return;
        }
        exchange.replace(
                into, schema(table), exported.objects(), FileFormat.Csv.WITH_HEADER, Effects.job(context, "load"));
        context.log("%s: %,d rows loaded".formatted(table.table(), exported.rows()));
    }

    private @Nullable Object last(TableName table, String column) {
        if (exchange.warehouse().find(table).isEmpty()) {
            return null;
        }
        Statement last = Statement.of("select max(`%s`) as last from %s".formatted(column, table.quoted()));
        try (Rows rows = exchange.warehouse().query(last)) {
            return rows.toList().getFirst().value("last");
        }
    }

    private static String columns(Schema schema, String form) {
        List<String> columns = schema.fields().stream()
                .map(field -> form.formatted(field.name()))
                .toList();
        return String.join(", ", columns);
    }

    private TableName raw(MatomoTable table) {
        return exchange.raw(table.table());
    }

    private TableName temporary(MatomoTable table) {
        return exchange.raw("temp_" + table.table());
    }
}

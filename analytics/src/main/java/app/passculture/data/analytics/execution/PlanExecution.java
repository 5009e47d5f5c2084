package app.passculture.data.analytics.execution;

import app.passculture.data.analytics.quality.SqlLiteral;
import app.passculture.data.analytics.transformation.Node;
import app.passculture.data.analytics.warehouse.Copy;
import app.passculture.data.analytics.warehouse.Disposition;
import app.passculture.data.analytics.warehouse.Field;
import app.passculture.data.analytics.warehouse.FileFormat;
import app.passculture.data.analytics.warehouse.Job;
import app.passculture.data.analytics.warehouse.Load;
import app.passculture.data.analytics.warehouse.Row;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.Statement;
import app.passculture.data.analytics.warehouse.Table;
import app.passculture.data.analytics.warehouse.TableDefinition;
import app.passculture.data.analytics.warehouse.TableName;
import app.passculture.data.analytics.warehouse.Type;
import app.passculture.data.analytics.warehouse.Warehouse;
import app.passculture.data.analytics.warehouse.WarehouseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Carries out one plan, step by step; what was only there meanwhile goes at the end, whatever happened. */
final class PlanExecution {

    private final Warehouse warehouse;
    private final JobLabels labels;
    private final Plan plan;
    private final Consumer<TableName> audit;
    private Totals totals = Totals.NONE;
    private String last = "";
    private int jobs;

    /** The audit throws when the tests of the node fail on a table. */
    PlanExecution(Warehouse warehouse, JobLabels labels, Plan plan, Consumer<TableName> audit) {
        this.warehouse = warehouse;
        this.labels = labels;
        this.plan = plan;
        this.audit = audit;
    }

    Totals execute() {
        try {
            plan.steps().forEach(this::execute);
            return totals;
        } finally {
            plan.temporary().forEach(this::drop);
        }
    }

    private void execute(Step step) {
        switch (step) {
            case Step.Execute execute -> run(statement(execute.sql()));
            case Step.Drop drop -> drop(drop.table());
            case Step.Copy copy -> run(new Copy(copy.from(), over(copy.to()), labels.of(plan.node(), jobs)));
            case Step.Replace replace -> replace(replace);
            case Step.AddColumns add -> addColumns(add);
            case Step.OverwritePartitions overwrite -> overwrite(overwrite);
            case Step.LoadFile load -> load(load);
            case Step.Describe describe -> describe(describe);
            case Step.Audit each -> audit.accept(each.table());
        }
    }

    private static Statement.Destination over(TableName table) {
        return new Statement.Destination(table, Disposition.TRUNCATE);
    }

    private Statement statement(String sql) {
        Node node = plan.node();
        return Statement.of(sql).with(labels.of(node, jobs)).billedAtMost(labels.byteBudget(node));
    }

    /** The statement that was run last; the one that failed, when one did. */
    String lastStatement() {
        return last;
    }

    private void run(Job job) {
        jobs++;
        last = job instanceof Statement statement ? statement.sql() : "";
        totals = totals.plus(warehouse.run(job));
    }

    /** The rows of the table that was built stay the rows of the node. */
    private void replace(Step.Replace replace) {
        Totals before = totals;
        run(new Copy(replace.by(), over(replace.target()), labels.of(plan.node(), jobs)));
        totals = new Totals(before.rows(), totals.bytes(), totals.job());
    }

    private void drop(TableName table) {
        try {
            warehouse.delete(table);
        } catch (WarehouseException.NotFound gone) {
            // what is not there need not go
        }
    }

    private void load(Step.LoadFile load) {
        run(new Load(
                new Load.Source.LocalFile(load.file()),
                new FileFormat.Csv(1, load.delimiter(), null),
                load.schema(),
                over(load.table()),
                labels.of(plan.node(), jobs)));
    }

    private void addColumns(Step.AddColumns add) {
        Table table = warehouse.describe(add.table());
        List<Field> fields = new ArrayList<>(table.schema().fields());
        fields.addAll(add.columns());
        warehouse.update(table.definition().with(new Schema(fields)));
    }

    private void describe(Step.Describe describe) {
        TableDefinition definition = warehouse.describe(describe.table()).definition();
        List<Field> fields = definition.schema().fields().stream()
                .map(field -> describe.columns().containsKey(field.name())
                        ? field.describedAs(describe.columns().getOrDefault(field.name(), ""))
                        : field)
                .toList();
        TableDefinition described = definition.with(new Schema(fields));
        warehouse.update(
                describe.text().isEmpty()
                        ? described
                        : described.with(described.options().describedAs(describe.text())));
    }

    private void overwrite(Step.OverwritePartitions overwrite) {
        String distinct = "select distinct " + overwrite.key().expression("") + " as part from "
                + overwrite.from().quoted();
        List<String> conditions = new ArrayList<>();
        List<String> values = new ArrayList<>(overwrite.named());
        for (Row row : warehouse.query(statement(distinct)).toList()) {
            value(row).ifPresentOrElse(values::add, () -> conditions.add("dest.part is null"));
        }
        jobs++;
        if (!values.isEmpty()) {
            conditions.add("dest.part in ("
                    + String.join(", ", values.stream().distinct().toList()) + ")");
        }
        if (!conditions.isEmpty()) {
            run(statement(merge(overwrite, String.join(" or ", conditions))));
        }
    }

    private static java.util.Optional<String> value(Row row) {
        @Nullable Object value = row.values().getFirst();
        Type type = row.schema().fields().getFirst().type();
        return value == null ? java.util.Optional.empty() : java.util.Optional.of(SqlLiteral.of(type, value));
    }

    /** One statement, so that readers see all old partitions or all new ones; constants let the warehouse skip the others. */
    private static String merge(Step.OverwritePartitions overwrite, String condition) {
        String part = overwrite.key().expression("dest.");
        String columns = Identifiers.list(overwrite.columns());
        return """
                merge into %s as dest
                using (select %s from %s) as source
                on false
                when not matched by source and (%s) then delete
                when not matched then insert (%s) values (%s)""".formatted(
                overwrite.target().quoted(),
                columns,
                overwrite.from().quoted(),
                condition
                        .replace(
                                "dest.part is null",
                                "dest." + Identifiers.quoted(overwrite.key().field()) + " is null")
                        .replace("dest.part", part),
                columns,
                Identifiers.list(overwrite.columns(), name -> "source." + name));
    }
}

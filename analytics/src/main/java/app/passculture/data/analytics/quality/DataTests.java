package app.passculture.data.analytics.quality;

import app.passculture.data.analytics.transformation.Compiler;
import app.passculture.data.analytics.transformation.Node;
import app.passculture.data.analytics.transformation.Project;
import app.passculture.data.analytics.warehouse.Dataset;
import app.passculture.data.analytics.warehouse.DatasetName;
import app.passculture.data.analytics.warehouse.Outcome;
import app.passculture.data.analytics.warehouse.Row;
import app.passculture.data.analytics.warehouse.Statement;
import app.passculture.data.analytics.warehouse.TableName;
import app.passculture.data.analytics.warehouse.Warehouse;
import app.passculture.data.analytics.warehouse.WarehouseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks the tests of one table, all in one statement; only those that find something are asked again, for their rows. */
public final class DataTests {

    /** How many failing rows are shown. */
    static final int SHOWN = 5;

    private static final String AUDIT = "dbt_test__audit";

    private final Project project;
    private final Warehouse warehouse;
    private final Compiler compiler;
    private final JobNaming naming;

    public DataTests(Project project, Warehouse warehouse, Compiler compiler, JobNaming naming) {
        this.project = project;
        this.warehouse = warehouse;
        this.compiler = compiler;
        this.naming = naming;
    }

    /** The outcome of each test, in the order given; the tests look at the same table or are one. */
    public List<TestOutcome> run(List<Node> tests) {
        if (tests.size() < 2) {
            return tests.stream().map(this::one).toList();
        }
        Optional<Screening> screening = screened(tests);
        List<TestOutcome> outcomes = new ArrayList<>();
        for (int i = 0; i < tests.size(); i++) {
            Node test = tests.get(i);
            boolean passes = screening.isPresent()
                    && isZero(screening.get().row().values().get(i))
                    && Threshold.of(test).passesZero()
                    && !storesFailures(test);
            long share = screening.map(Screening::bytes).orElse(0L) / tests.size();
            outcomes.add(passes ? TestOutcome.passed(test, share) : one(test));
        }
        return outcomes;
    }

    /** One number for each test, and what the statement read. */
    private record Screening(Row row, long bytes) {}

    private static boolean isZero(@org.jspecify.annotations.Nullable Object value) {
        return value instanceof Number number && number.doubleValue() == 0;
    }

    /** Empty when the statement fails, so that each test is asked by itself and tells what is wrong with it. */
    private Optional<Screening> screened(List<Node> tests) {
        try {
            Statement statement = Statement.of(screening(tests)).with(naming.of(tests.getFirst(), 0));
            Outcome outcome = warehouse.run(statement);
            Row row = warehouse.rows(outcome.job(), 0).toList().getFirst();
            return Optional.of(new Screening(row, outcome.bytesProcessed()));
        } catch (WarehouseException.InvalidStatement | WarehouseException.NotFound wrong) {
            return Optional.empty();
        }
    }

    private String screening(List<Node> tests) {
        List<String> terms = new ArrayList<>();
        boolean scans = false;
        for (int i = 0; i < tests.size(); i++) {
            Node test = tests.get(i);
            Optional<String> term = ScanTerm.of(test);
            scans |= term.isPresent();
            terms.add(term.orElseGet(() -> subquery(test)) + " as t" + i);
        }
        String from = scans ? "\nfrom " + table(tests.getFirst()) : "";
        return "select\n" + String.join(",\n", terms) + from;
    }

    private String subquery(Node test) {
        return "(select " + Threshold.of(test).failCalc() + " from (\n" + rows(test) + "\n) as failing)";
    }

    /** The table that the tests look at, as it is called in this compilation. */
    private String table(Node test) {
        Node tested = project.node(test.uses().nodes().getFirst());
        return compiler.shown(tested);
    }

    /** A query for the failing rows. */
    private String rows(Node test) {
        String sql = compiler.compile(test).sql().strip();
        String bare = sql.endsWith(";") ? sql.substring(0, sql.length() - 1) : sql;
        return test.config()
                .text("limit")
                .map(limit -> bare + "\nlimit " + limit)
                .orElse(bare);
    }

    private TestOutcome one(Node test) {
        try {
            return asked(test);
        } catch (WarehouseException.Cancelled stop) {
            throw stop;
        } catch (WarehouseException wrong) {
            return TestOutcome.failed(test, wrong);
        }
    }

    private TestOutcome asked(Node test) {
        Threshold threshold = Threshold.of(test);
        String rows = storesFailures(test) ? stored(test) : rows(test);
        Outcome outcome = warehouse.run(Statement.of(threshold.query(rows)).with(naming.of(test, 1)));
        Row row = warehouse.rows(outcome.job(), 0).toList().getFirst();
        long failures = row.value("failures") instanceof Number number ? number.longValue() : 0;
        TestOutcome.Verdict verdict = threshold.verdict(
                Boolean.TRUE.equals(row.value("should_warn")), Boolean.TRUE.equals(row.value("should_error")));
        List<Row> shown = verdict == TestOutcome.Verdict.PASS
                ? List.of()
                : warehouse
                        .query(Statement.of("select * from (\n" + rows + "\n) as failing limit " + SHOWN)
                                .with(naming.of(test, 2)))
                        .toList();
        return new TestOutcome(test, verdict, failures, shown, Optional.empty(), outcome.bytesProcessed());
    }

    private static boolean storesFailures(Node test) {
        return test.config().find("store_failures").filter(Boolean.TRUE::equals).isPresent();
    }

    /** Keeps the failing rows in a table of their own; gives a query that reads them from there. */
    private String stored(Node test) {
        String suffix = test.config().text("schema").orElse(AUDIT);
        DatasetName dataset =
                new DatasetName(project.target().database(), project.target().schema() + "_" + suffix);
        if (warehouse.find(dataset).isEmpty()) {
            create(dataset);
        }
        TableName table = dataset.table(test.config().text("alias").orElse(test.name()));
        warehouse.run(Statement.of("create or replace table " + table.quoted() + " as (\n" + rows(test) + "\n)")
                .with(naming.of(test, 3)));
        return "select * from " + table.quoted();
    }

    private void create(DatasetName dataset) {
        try {
            warehouse.create(Dataset.of(dataset));
        } catch (WarehouseException.AlreadyExists another) {
            // another test was first
        }
    }
}

package app.passculture.data.analytics.quality;

import app.passculture.data.analytics.transformation.CommonTables;
import app.passculture.data.analytics.transformation.Compiled;
import app.passculture.data.analytics.transformation.Compiler;
import app.passculture.data.analytics.transformation.Node;
import app.passculture.data.analytics.transformation.Project;
import app.passculture.data.analytics.warehouse.Field;
import app.passculture.data.analytics.warehouse.Row;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs unit tests: the model's own SQL over the rows that a test gives, on an embedded warehouse, without credentials. */
public final class UnitTests {

    private final Project project;
    private final Compiler compiler;
    private final Bench bench;

    /** {@code warehouse}: an empty one in this process, of which the tests may make what they like. */
    public UnitTests(Project project, Warehouse warehouse) {
        this.project = project;
        this.compiler = new Compiler(project, project.options().clock(), _ -> false);
        this.bench = new Bench(project, compiler, warehouse);
        bench.prepare();
    }

    /**
     * Runs one unit test; what is expected and was not found, empty when nothing.
     *
     * @throws UnitTestException when the test is not complete
     */
    public Optional<String> run(Node node) {
        UnitTest test = UnitTest.of(node, project);
        Map<String, String> tables = new HashMap<>();
        Map<String, String> fixtures = new LinkedHashMap<>();
        for (UnitTest.Given given : test.given()) {
            String name = "__dbt__fixture__"
                    + (given.input().equals(test.model())
                            ? "this"
                            : given.input().name());
            tables.put(given.input().uniqueId(), "`" + name + "`");
            fixtures.put(
                    "`" + name + "`",
                    given.fixture().query().orElseGet(() -> given.fixture().query(bench.schema(given.input()))));
        }
        requireInputs(test, tables);
        Compiled compiled =
                compiler.with(test.substitution(tables)).compile(test.model()).with(fixtures);
        String sql =
                test.now().map(now -> FrozenClock.applied(compiled.sql(), now)).orElse(compiled.sql());
        return difference(test, sql);
    }

    /** Inputs that the test does not name are empty tables when it says so; else they are forgotten ones. */
    private void requireInputs(UnitTest test, Map<String, String> tables) {
        List<String> forgotten = new ArrayList<>();
        for (String parent : project.graph().parents(test.model().uniqueId())) {
            if (!tables.containsKey(parent)) {
                Node input = project.node(parent);
                forgotten.add(input.name());
                if (test.restIsEmpty()) {
                    bench.ensureTable(input);
                }
            }
        }
        if (test.isIncremental() && !tables.containsKey(test.model().uniqueId())) {
            bench.ensureTable(test.model());
        }
        if (!forgotten.isEmpty() && !test.restIsEmpty()) {
            throw new UnitTestException(test.node().position() + ": no rows are given for "
                    + String.join(", ", forgotten) + "; give some, or say 'rest: empty'");
        }
    }

    private Optional<String> difference(UnitTest test, String sql) {
        List<String> differences = new ArrayList<>();
        compared(test, test.expected(), sql).ifPresent(differences::add);
        test.commonTables()
                .forEach((name, fixture) -> compared(
                                test, fixture, CommonTables.of(sql).rowsOf(name))
                        .ifPresent(text -> differences.add("in '" + name + "': " + text)));
        return differences.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", differences));
    }

    private Optional<String> compared(UnitTest test, Fixture expected, String sql) {
        Bench.Result actual = bench.query(sql);
        if (expected.query().isPresent()) {
            Bench.Result wanted = bench.query(expected.query().get());
            List<String> columns = names(wanted.schema());
            return new RowDifference(columns, test.matching()).between(wanted.rows(), only(actual, columns, test));
        }
        List<Map<String, @Nullable Object>> data = expected.data();
        List<String> columns = data.isEmpty() ? names(actual.schema()) : columns(data);
        Schema shown = shown(actual.schema(), columns, test);
        return new RowDifference(columns, test.matching()).between(expected.rows(shown), only(actual, columns, test));
    }

    /** The columns that any expected row names, in the order in which they come. */
    private static List<String> columns(List<Map<String, @Nullable Object>> data) {
        return data.stream().flatMap(row -> row.keySet().stream()).distinct().toList();
    }

    private static List<String> names(Schema schema) {
        return schema.fields().stream().map(Field::name).toList();
    }

    private static Schema shown(Schema schema, List<String> columns, UnitTest test) {
        return new Schema(columns.stream()
                .map(name -> {
                    int index = schema.indexOf(name);
                    if (index < 0) {
                        throw new UnitTestException(test.node().position() + ": '" + name
                                + "' is expected, but the columns are " + String.join(", ", names(schema)));
                    }
                    return schema.fields().get(index);
                })
                .toList());
    }

    private static List<Row> only(Bench.Result actual, List<String> columns, UnitTest test) {
        Schema schema = shown(actual.schema(), columns, test);
        return actual.rows().stream()
                .map(row -> {
                    List<@Nullable Object> values = new ArrayList<>();
                    columns.forEach(column -> values.add(row.value(column)));
                    return new Row(schema, values);
                })
                .toList();
    }
}

package app.passculture.data.analytics.warehouse.local.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import app.passculture.data.analytics.googlesql.GoogleSql;
import app.passculture.data.analytics.googlesql.Oracle;
import app.passculture.data.analytics.googlesql.Written;
import app.passculture.data.analytics.warehouse.Row;
import app.passculture.data.analytics.warehouse.Statement;
import app.passculture.data.analytics.warehouse.WarehouseException.InvalidStatement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each line of a file is a query and what it gives; GoogleSQL's own evaluator and the engine must both say so. */
class ConformanceTest {
    private record Case(String sql, String expected) {}

    private static DuckEngine engine;

    @BeforeAll
    static void open() {
        engine = DuckEngine.open(GoogleSql.load(), Settings.inMemory("conformance"), Clock.systemUTC());
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    @Test
    void theEngineComputesExpressionsAsExpected() throws IOException {
        assertThat(wrong(cases("expressions.txt", "SELECT "), ConformanceTest::ours))
                .isEmpty();
    }

    @Test
    void theEngineAnswersQueriesAsExpected() throws IOException {
        assertThat(wrong(cases("queries.txt", ""), ConformanceTest::ours)).isEmpty();
    }

    @Test
    void theExpectationsAreThoseOfGoogleSql() throws IOException {
        Oracle oracle = new Oracle();
        List<Case> cases = cases("expressions.txt", "SELECT ");
        cases.addAll(cases("queries.txt", ""));
        assertThat(cases).hasSizeGreaterThan(750);
        assertThat(wrong(
                        cases,
                        sql -> oracle.rows(sql)
                                .map(rows -> String.join(" ; ", rows))
                                .orElse("ERROR")))
                .isEmpty();
    }

    private static List<String> wrong(List<Case> cases, Function<String, String> answers) {
        List<String> wrong = new ArrayList<>();
        for (Case each : cases) {
            String actual = answers.apply(each.sql());
            if (!actual.equals(each.expected())) {
                wrong.add("%s%n  expected %s%n  was      %s".formatted(each.sql(), each.expected(), actual));
            }
        }
        return wrong;
    }

    /** Its rows as text; ERROR when it fails as it should, the failure when it is a gap of ours. */
    private static String ours(String sql) {
        try {
            return engine.query(Statement.of(sql)).toList().stream()
                    .map(ConformanceTest::text)
                    .collect(Collectors.joining(" ; "));
        } catch (InvalidStatement e) {
            String message = String.valueOf(e.getMessage());
            return message.startsWith("The embedded warehouse") ? message : "ERROR";
        }
    }

    private static String text(Row row) {
        return row.values().stream().map(Written::of).collect(Collectors.joining(" | "));
    }

    private static List<Case> cases(String file, String before) throws IOException {
        try (var stream = ConformanceTest.class.getResourceAsStream(file)) {
            List<Case> cases = new ArrayList<>();
            for (String line : new String(stream.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                int arrow = line.lastIndexOf(" => ");
                if (!line.startsWith("#") && arrow > 0) {
                    cases.add(new Case(before + line.substring(0, arrow), line.substring(arrow + 4)));
                }
            }
            return cases;
        }
    }
}

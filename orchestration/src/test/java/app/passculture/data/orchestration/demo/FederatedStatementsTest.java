package app.passculture.data.orchestration.demo;

import static org.assertj.core.api.Assertions.assertThat;

import app.passculture.data.analytics.transformation.Compiler;
import app.passculture.data.analytics.transformation.Node;
import app.passculture.data.analytics.transformation.Project;
import app.passculture.data.analytics.transformation.ProjectOptions;
import app.passculture.data.analytics.transformation.ResourceType;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The statements that the SQL project sends to the application's database, on that database. */
class FederatedStatementsTest {

    private static final Pattern SENT =
            Pattern.compile("external_query\\('application', (?:'''(.+?) '''|'([^'\n]+)')\\)");
    private static final Project PROJECT =
            Project.read(ProjectOptions.of(Path.of("../analytics/sql"), InstantSource.fixed(TinyWorld.NOW))
                    .withTarget("dev")
                    .withEnvironment(Map.of("APPLICATIVE_EXTERNAL_CONNECTION_ID", "application")));
    private static final Compiler COMPILER = new Compiler(PROJECT, InstantSource.fixed(TinyWorld.NOW), _ -> false);

    /** The columns of an answer, and how many rows it has. */
    private record Answer(List<String> columns, long rows) {}

    static Stream<Node> imports() {
        return PROJECT.nodes().values().stream()
                .filter(node -> node.type() == ResourceType.MODEL)
                .filter(node -> node.name().startsWith("import_"));
    }

    @ParameterizedTest
    @MethodSource("imports")
    void everyImportTakesAllRowsIntoTheDeclaredColumns(Node node) {
        Answer answer = ask(statements(node).getFirst());
        String table = node.name().substring("import_".length());
        assertThat(answer.columns())
                .containsExactlyElementsOf(node.description().columns().stream()
                        .map(Node.Column::name)
                        .toList());
        assertThat(answer.rows()).isEqualTo(TinyWorld.database().number("SELECT count(*) FROM \"" + table + "\""));
    }

    @Test
    void whatMonitoringAsksCanBeAnswered() {
        List<String> asked = PROJECT.nodes().values().stream()
                .filter(node -> node.path().contains("monitoring"))
                .filter(Compiler::hasSql)
                .flatMap(node -> statements(node).stream())
                .toList();
        assertThat(asked)
                .hasSize(19)
                .allSatisfy(statement -> assertThat(ask(statement).rows()).isPositive());
    }

    private static List<String> statements(Node node) {
        return SENT.matcher(COMPILER.compile(node).sql())
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .toList();
    }

    private static Answer ask(String sql) {
        try (var connection = TinyWorld.database().source().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            List<String> columns = new ArrayList<>();
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                columns.add(rows.getMetaData().getColumnLabel(i));
            }
            long count = 0;
            while (rows.next()) {
                count++;
            }
            return new Answer(columns, count);
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }
}

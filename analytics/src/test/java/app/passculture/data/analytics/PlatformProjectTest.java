package app.passculture.data.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.passculture.data.analytics.transformation.Compiler;
import app.passculture.data.analytics.transformation.Node;
import app.passculture.data.analytics.transformation.Project;
import app.passculture.data.analytics.transformation.ProjectException;
import app.passculture.data.analytics.transformation.ProjectOptions;
import app.passculture.data.analytics.transformation.RelationName;
import app.passculture.data.analytics.transformation.ResourceType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the SQL project of the platform promises whatever engine runs it. */
class PlatformProjectTest {

    private static final Path DIRECTORY = Path.of("sql");
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2021-03-10T00:00:00Z"));
    private static final Map<String, String> CONNECTED = Map.of(
            "APPLICATIVE_EXTERNAL_CONNECTION_ID", "p.europe-west1.applicative",
            "RECOMMENDATION_EXTERNAL_CONNECTION_ID", "p.europe-west1.recommendation");
    private static final Pattern QUOTED = Pattern.compile("\"(\\w+)\"");

    /** What no statement may read, by table; both spellings of the first name. */
    private static final Map<String, Set<String>> FORBIDDEN = Map.of(
            "user",
            Set.of(
                    "firstName",
                    "fistName",
                    "lastName",
                    "dateOfBirth",
                    "phoneNumber",
                    "email",
                    "publicName",
                    "password",
                    "validationToken",
                    "resetPasswordToken"),
            "offerer",
            Set.of("validationToken"),
            "venue",
            Set.of("validationToken"),
            "user_offerer",
            Set.of("validationToken"),
            "provider",
            Set.of("apiKey"),
            "bank_information",
            Set.of("iban", "bic"),
            "payment",
            Set.of("iban", "bic"),
            "booking",
            Set.of("token"));

    private static final Project LOCAL = Project.read(ProjectOptions.of(DIRECTORY, CLOCK));
    private static final Project FEDERATED =
            Project.read(ProjectOptions.of(DIRECTORY, CLOCK).withTarget("dev").withEnvironment(CONNECTED));

    @ParameterizedTest
    @ValueSource(strings = {"local", "ci", "dev", "stg", "prod"})
    void everyTargetCompiles(String target) {
        Project project = Project.read(
                ProjectOptions.of(DIRECTORY, CLOCK).withTarget(target).withEnvironment(CONNECTED));
        assertThat(compiled(project)).hasSizeGreaterThan(300);
        assertThat(project.warnings()).isEmpty();
    }

    @Test
    void thirtyTablesOf228ColumnsAreImported() {
        List<Node> imports = models(LOCAL, "import_").toList();
        assertThat(imports).hasSize(30);
        assertThat(imports.stream()
                        .mapToInt(node -> node.description().columns().size())
                        .sum())
                .isEqualTo(228);
        assertThat(models(LOCAL, "applicative_")).hasSize(30);
    }

    @Test
    void noForbiddenColumnIsRead() {
        FORBIDDEN.forEach((table, columns) ->
                assertThat(identifiers(federated(table))).as(table).doesNotContainAnyElementsOf(columns));
    }

    /** What the test before would miss if it looked at the wrong text. */
    @Test
    void harmlessColumnsOfTheSameBeginningAreRead() {
        assertThat(identifiers(federated("user"))).contains("resetPasswordTokenValidityLimit", "user_postal_code");
        assertThat(identifiers(federated("provider"))).contains("apiKeyGenerationDate");
    }

    @Test
    void federatedStatementsFitBetweenSingleQuotesOnOneLine() {
        assertThat(models(FEDERATED, "import_"))
                .allSatisfy(node -> assertThat(sql(FEDERATED, node))
                        .containsPattern(
                                "from external_query\\('p\\.europe-west1\\.applicative', 'select [^'\n]+'\\)$"));
    }

    @Test
    void thePrefixIsInFrontOfTheApplicationsTablesOnly() {
        assertThat(tables(LOCAL))
                .contains(
                        "clean.applicative_database_user",
                        "analytics.applicative_database_user",
                        "analytics.enriched_user_data",
                        "analytics.stock_booking_information",
                        "analytics.region_department");
        Project bare = Project.read(ProjectOptions.of(DIRECTORY, CLOCK).withVars(Map.of("table_prefix", "")));
        assertThat(tables(bare)).contains("clean.user", "analytics.user", "analytics.enriched_user_data");
    }

    @Test
    void everyModelAndColumnIsDescribedAndTyped() {
        assertThat(models(LOCAL, "")).allSatisfy(node -> {
            assertThat(node.description().text()).as(node.name()).isNotBlank();
            assertThat(node.description().columns())
                    .as(node.name())
                    .isNotEmpty()
                    .allSatisfy(column -> {
                        assertThat(column.text())
                                .as("%s.%s", node.name(), column.name())
                                .isNotBlank();
                        assertThat(column.dataType())
                                .as("%s.%s", node.name(), column.name())
                                .isPresent();
                    });
        });
    }

    @Test
    void everyModelHasUnitTests() {
        Set<String> tested = LOCAL.nodes().values().stream()
                .filter(node -> node.type() == ResourceType.UNIT_TEST)
                .map(node -> String.valueOf(node.extra("model").orElseThrow()))
                .collect(Collectors.toSet());
        assertThat(models(LOCAL, "").map(Node::name)).isSubsetOf(tested);
    }

    @Test
    void theEnrichedModelsKeepTheirNumberOfColumns() {
        Map<String, Integer> columns = models(LOCAL, "enriched_")
                .collect(Collectors.toMap(
                        Node::name, node -> node.description().columns().size()));
        assertThat(columns)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "enriched_user_data", 27,
                        "enriched_offer_data", 22,
                        "enriched_stock_data", 14,
                        "enriched_offerer_data", 12,
                        "enriched_venue_data", 27,
                        "enriched_booking_data", 29,
                        "enriched_booked_categories_data", 13));
    }

    @Test
    void aTableWithoutDefinitionIsRefused(@TempDir Path copy) {
        copied(DIRECTORY, copy);
        write(copy.resolve("models/import/import_secret.sql"), "{{ import_table('secret') }}");
        assertThatThrownBy(() -> Project.read(ProjectOptions.of(copy, CLOCK)))
                .isInstanceOf(ProjectException.Invalid.class)
                .hasMessageContaining("table 'secret' is not in import_catalogue(): it cannot be imported");
    }

    private static Stream<Node> models(Project project, String prefix) {
        return project.nodes().values().stream()
                .filter(node -> node.type() == ResourceType.MODEL)
                .filter(node -> node.name().startsWith(prefix));
    }

    private static String federated(String table) {
        return sql(FEDERATED, FEDERATED.node("model.passculture_data.import_" + table));
    }

    private static String sql(Project project, Node node) {
        return new Compiler(project, CLOCK, _ -> false).compile(node).sql();
    }

    private static Map<String, ?> compiled(Project project) {
        return new Compiler(project, CLOCK, _ -> false).compile(project.nodes().values());
    }

    private static List<String> identifiers(String sql) {
        return QUOTED.matcher(sql)
                .results()
                .map(PlatformProjectTest::firstGroup)
                .toList();
    }

    private static String firstGroup(MatchResult match) {
        return match.group(1);
    }

    private static List<String> tables(Project project) {
        return project.nodes().values().stream()
                .flatMap(node -> node.relation().stream())
                .map(PlatformProjectTest::withoutProject)
                .toList();
    }

    private static String withoutProject(RelationName name) {
        return name.schema() + "." + name.identifier();
    }

    private static void copied(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.startsWith(from.resolve("target"))) {
                    write(to.resolve(from.relativize(file).toString()), Files.readString(file));
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

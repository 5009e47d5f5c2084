package app.passculture.data.orchestration.pipeline.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ParametersTest {

    enum Mode {
        FULL,
        PARTIAL
    }

    record Day(
            @Doc("business day") LocalDate day,
            String table,
            @Default("FULL") Mode mode,
            @Default("10") int limit,
            long id,
            @Default("false") boolean dryRun,
            Optional<String> note,
            @Nullable Mode other,
            @Default("a, b") List<String> names) {
        Day {
            if (limit < 0) {
                throw new IllegalArgumentException("limit " + limit + " is negative");
            }
        }
    }

    record Unsupported(Object anything, @Default("x") int number, Map<String, String> map) {}

    private static final Parameters<Day> PARAMETERS = Parameters.of(Day.class);
    private static final Map<String, Object> GIVEN =
            Map.of("day", "2021-03-10", "table", "offer", "id", 5_000_000_000L);

    @Test
    void missingValuesAreDefaults() {
        assertThat(PARAMETERS.read(GIVEN))
                .isEqualTo(new Day(
                        LocalDate.of(2021, 3, 10),
                        "offer",
                        Mode.FULL,
                        10,
                        5_000_000_000L,
                        false,
                        Optional.empty(),
                        null,
                        List.of("a", "b")));
    }

    @Test
    void everyKindOfValueIsReadAndWritten() {
        Map<String, Object> values = new HashMap<>(GIVEN);
        values.putAll(Map.of(
                "mode", "PARTIAL", "limit", 3, "dryRun", true, "note", "n", "other", "FULL", "names", List.of("c")));
        Day day = PARAMETERS.read(values);
        assertThat(day.note()).contains("n");
        assertThat(PARAMETERS.write(day)).isEqualTo(values);
    }

    @Test
    void everyWrongFieldIsNamedWithItsValue() {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("day", "2021-13-01");
        values.put("table", null);
        values.put("mode", "FULLL");
        values.put("limit", 2.5);
        values.put("id", "x");
        values.put("dryRun", "yes");
        values.put("names", List.of(1));
        values.put("tables", "offer");
        assertThatThrownBy(() -> PARAMETERS.read(values))
                .hasMessage(
                        String.join(
                                "; ",
                                "day: '2021-13-01' is not a date (yyyy-mm-dd)",
                                "table: a value is needed",
                                "mode: 'FULLL' is not one of FULL, PARTIAL",
                                "limit: '2.5' is not a whole number of 32 bits",
                                "id: 'x' is not a whole number",
                                "dryRun: 'yes' is not true or false",
                                "names: '1' is not a text",
                                "tables: is not a parameter; there are [day, table, mode, limit, id, dryRun, note, other, names]"));
    }

    @Test
    void numberThatDoesNotFitIsRefused() {
        Map<String, Object> values = new HashMap<>(GIVEN);
        values.put("limit", 3_000_000_000L);
        assertThatThrownBy(() -> PARAMETERS.read(values))
                .hasMessage("limit: '3000000000' is not a whole number of 32 bits");
    }

    @Test
    void theRecordItselfMayRefuse() {
        Map<String, Object> values = new HashMap<>(GIVEN);
        values.put("limit", -1);
        assertThatThrownBy(() -> PARAMETERS.read(values))
                .isInstanceOf(ParameterException.class)
                .hasMessage("parameters: limit -1 is negative");
    }

    @Test
    void schemaSaysWhatMayBeGiven() {
        Map<?, ?> properties =
                (Map<?, ?>) Objects.requireNonNull(PARAMETERS.jsonSchema().get("properties"));
        assertThat(PARAMETERS.required()).containsExactly("day", "table", "id");
        assertThat(properties.get("day"))
                .isEqualTo(Map.of("type", "string", "format", "date", "description", "business day"));
        assertThat(properties.get("mode"))
                .isEqualTo(Map.of("type", "string", "enum", List.of("FULL", "PARTIAL"), "default", "FULL"));
        assertThat(properties.get("limit")).isEqualTo(Map.of("type", "integer", "format", "int32", "default", 10));
        assertThat(properties.get("note")).isEqualTo(Map.of("type", List.of("string", "null")));
        assertThat(properties.get("names"))
                .isEqualTo(Map.of("type", "array", "items", Map.of("type", "string"), "default", List.of("a", "b")));
        assertThat(String.valueOf(properties.get("other"))).contains("enum=[FULL, PARTIAL, null]");
    }

    @Test
    void componentsThatCannotBeParametersAreNamed() {
        assertThatThrownBy(() -> Parameters.of(Unsupported.class))
                .hasMessageContaining("anything: type java.lang.Object is not String, int, long, boolean")
                .hasMessageContaining("number: 'x' is not a whole number of 32 bits")
                .hasMessageContaining("map: type java.util.Map");
    }
}

package app.passculture.data.orchestration.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ApplicationSchemaTest {
    private static final ApplicationDatabase DATABASE = TinyWorld.database();

    static List<String> tables() {
        return SourceColumns.TABLES;
    }

    @Test
    void thirtyTablesAreExpected() {
        assertThat(tables()).hasSize(30);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void tableHasTheColumnsOfTheApplication(String table) {
        assertThat(DATABASE.column(
                        "SELECT column_name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = '%s'"
                                .formatted(table)))
                .containsExactlyInAnyOrderElementsOf(SourceColumns.of(table));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void whatMustBeHiddenHasValues(String table) {
        assertThat(SourceColumns.forbidden(table))
                .allSatisfy(column -> assertThat(
                                DATABASE.number("SELECT count(\"%s\") FROM \"%s\"".formatted(column, table)))
                        .isPositive());
    }

    @Test
    void typesThatNeedCastsAreThere() {
        assertThat(DATABASE.column(
                        "SELECT DISTINCT data_type FROM information_schema.columns WHERE table_schema = 'public'"))
                .contains("uuid", "USER-DEFINED", "ARRAY", "jsonb", "inet", "bytea");
    }

    @Test
    void everythingSecretIsFake() {
        assertThat(DATABASE.number("SELECT count(*) FROM \"user\" WHERE \"email\" NOT LIKE '%@demo.invalid'"))
                .isZero();
        assertThat(DATABASE.number("SELECT count(*) FROM bank_information WHERE \"iban\" NOT LIKE 'FR76FAKE%'"))
                .isZero();
    }
}

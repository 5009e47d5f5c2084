package app.passculture.data.orchestration.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RowTest {
    private static final String TRICKY = "tab\tline\nreturn\rslash\\ \\N é œ € « fin »";

    @Test
    void postgresReadsBackWhatWasWritten() {
        var database = ApplicationDatabase.create();
        database.run("""
                CREATE TABLE sample (id int, words text, none text, cents numeric(10, 2), at timestamp, mark uuid, good bool)
                """);
        try (var rows = new CopyDestination(database.source()).rows("sample")) {
            rows.number(-12).text(TRICKY).nothing().hundredths(1_205).moment(1_612_345_765_770_646L);
            rows.uuid(-1, -1).flag(true).end();
        }
        assertThat(database.column("SELECT words FROM sample")).containsExactly(TRICKY);
        assertThat(database.column("SELECT concat_ws(' ', id, none, cents, at, mark, good) FROM sample"))
                .containsExactly("-12 12.05 2021-02-03 09:49:25.770646 ffffffff-ffff-4fff-bfff-ffffffffffff t");
    }

    @Test
    void rowsLongerThanABlockArriveWhole() {
        var database = ApplicationDatabase.create();
        database.run("CREATE TABLE sample (words text)");
        try (var rows = new CopyDestination(database.source()).rows("sample")) {
            for (int i = 0; i < 3; i++) {
                rows.text("é".repeat(200_000)).end();
            }
        }
        assertThat(database.column("SELECT length(words) FROM sample")).containsExactly("200000", "200000", "200000");
    }

    @Test
    void refusalNamesTheTable() {
        var database = ApplicationDatabase.create();
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> new CopyDestination(database.source()).rows("missing")))
                .isInstanceOf(DemoWorldException.DatabaseFailed.class)
                .hasMessageContaining("missing");
    }
}

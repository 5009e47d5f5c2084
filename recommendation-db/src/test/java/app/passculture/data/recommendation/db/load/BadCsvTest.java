package app.passculture.data.recommendation.db.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BadCsvTest {
    private static final String LINK = "1,2,3\n";
    private static final String BOOKING = "b1,,s1,1,u1,1.5,false,false,,\n";
    private static final String TWO_LINES = "\"b\n1\",,s1,1,u1,1.5,false,false,,\n";
    private static final LoadFixture FIXTURE = LoadFixture.create();

    @BeforeAll
    static void aGenerationIsThere() {
        FIXTURE.load(Rows.world(3, "first"));
    }

    static Stream<Arguments> badFiles() {
        String longText = "x".repeat(300);
        return Stream.of(
                bad("a word for a number", BOOKING + "b2,,s1,two,u1,1,false,false,,\n", 2, "booking_quantity", "two"),
                bad(
                        "a number too big",
                        "b1,,s1,99999999999,u1,1,false,false,,\n",
                        1,
                        "booking_quantity",
                        "99999999999"),
                bad("no boolean", BOOKING + BOOKING + "b,,s,1,u,1,maybe,false,,\n", 3, "booking_is_cancelled", "maybe"),
                bad(
                        "no date",
                        "b1,2021-02-30 10:00:00 UTC,s1,1,u1,1,false,false,,\n",
                        1,
                        "booking_creation_date",
                        "2021-02-30 10:00:00 UTC"),
                bad("an empty text for a number", "b1,,s1,\"\",u1,1,false,false,,\n", 1, "booking_quantity", ""),
                bad(
                        "after rows of two lines",
                        TWO_LINES + TWO_LINES + "\"b\n\n\",,s1,two,u1,1,false,false,,\n",
                        5,
                        "booking_quantity",
                        "two"),
                bad(
                        "a value longer than PostgreSQL quotes",
                        BOOKING + "b,,s," + longText + ",u,1,false,false,,\n",
                        2,
                        "booking_quantity",
                        longText),
                bad("a field missing", BOOKING + "b2,,s1,1,u1,1,false,false,\n", 2, "booking_cancellation_date", ""),
                bad("a field too many", BOOKING + "b2,,s1,1,u1,1,false,false,,,extra\n", 2, "", "extra"),
                bad("a quote never closed", BOOKING + "b2,\"2021,s1,1\n" + BOOKING, 2, "", ""),
                bad(
                        "bytes that are no text",
                        BOOKING + "b2,,s\u00ff1,1,u1,1,false,false,,\n",
                        2,
                        "stock_id",
                        "s\ufffd1"),
                bad(
                        "a header",
                        "booking_id,booking_creation_date,stock_id,booking_quantity,user_id,booking_amount,"
                                + "booking_is_cancelled,booking_is_used,booking_used_date,booking_cancellation_date\n"
                                + BOOKING,
                        1,
                        "",
                        "booking_id,booking_creation_date,stock_id,booking_quantity,user_id,booking_amount,"
                                + "booking_is_cancelled,booking_is_used,booking_used_date,booking_cancellation_date"),
                Arguments.of(
                        "a header that would pass for a row",
                        "iris_venues",
                        "id,irisId,venueId\n" + LINK,
                        1L,
                        "",
                        "id,irisId,venueId"),
                Arguments.of(
                        "columns in another order", "mediation", "true,,,m1,,,,o1,,2\n", 1L, "thumbCount", "true"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badFiles")
    void isRefusedByTableLineColumnAndValue(
            String what, String table, String csv, long line, String column, String value) {
        List<String> before = FIXTURE.state();
        Map<String, CsvSource> sources = new HashMap<>(Rows.sources(Rows.world(3, "second")));
        // Latin-1 lets a case hold a byte that UTF-8 does not know; the others are ASCII.
        sources.put(table, () -> new ByteArrayInputStream(csv.getBytes(StandardCharsets.ISO_8859_1)));
        Load load = FIXTURE.loader(LoadSettings.defaults(), LoadProgress.silent());

        LoadException.BadCsv refused = catchThrowableOfType(LoadException.BadCsv.class, () -> load.run(sources));

        assertThat(refused).as(what).isNotNull();
        assertThat(refused.fault().reason()).isNotBlank();
        assertThat(new CsvFault(
                        refused.fault().table(),
                        refused.fault().line(),
                        refused.fault().column(),
                        refused.fault().value(),
                        ""))
                .isEqualTo(new CsvFault(table, line, column, value, ""));
        assertThat(FIXTURE.state()).isEqualTo(before);
    }

    private static Arguments bad(String what, String csv, long line, String column, String value) {
        return Arguments.of(what, "booking", csv, line, column, value);
    }
}

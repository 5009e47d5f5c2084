package app.passculture.data.analytics.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrozenClockTest {

    private static final Instant NOW = Instant.parse("2021-03-10T08:30:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "select current_date()                   | select date '2021-03-10'",
                "select CURRENT_DATE                     | select date '2021-03-10'",
                "select current_date ( 'Europe/Paris' )  | select date(timestamp '2021-03-10T08:30:00Z', 'Europe/Paris')",
                "select current_timestamp()              | select timestamp '2021-03-10T08:30:00Z'",
                "select current_datetime()               | select datetime '2021-03-10T08:30:00'",
                "select current_time()                   | select time '08:30:00'",
                "select t.current_date from t            | select t.current_date from t",
                "select day as current_date from t       | select day as current_date from t",
                "select 'current_date()' -- current_date | select 'current_date()' -- current_date",
            })
    void presentIsFixed(String sql, String expected) {
        assertThat(FrozenClock.applied(sql, NOW)).isEqualTo(expected);
    }
}

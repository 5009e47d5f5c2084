package app.passculture.data.orchestration.pipeline.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forty expressions in six zones over two years, minute by minute, against the naive meaning of cron. */
class CronOracleTest {

    private static final Instant FROM = Instant.parse("2025-12-31T23:00:00Z");
    private static final Instant TO = Instant.parse("2028-01-01T12:00:00Z");

    private static final List<String> EXPRESSIONS = """
            * * * * *
            */15 * * * *
            7-59/13 * * * *
            0 * * * *
            30 * * * *
            0 0 * * *
            30 2 * * *
            0 2 * * *
            59 1 * * *
            15 2,3 * * *
            */20 1-3 * * *
            0 3 * * *
            0 4 * * 1
            0 5 * * MON-FRI
            30 23 * * sat,sun
            0 12 * * 0
            0 12 * * 7
            0 6 * * 5-7
            0 6 * * FRI-SUN
            0 0 1 * *
            0 0 15,31 * *
            0 0 29 2 *
            0 0 L * *
            30 2 L * *
            0 0 1,L * *
            0 0 * * 5L
            0 0 * * 0L,3
            0 0 13 * 5
            0 0 13 * 5L
            0 0 */10 * 1
            0 0 */2 * */3
            0 0 1-7 * 1
            0 0 1 */3 *
            0 0 1 1 *
            5 4 * 3,10 *
            15 1-4/2 * mar,OCT-DEC 0
            0 9-17/4 1-15/5 * *
            10/25 5/6 * * *
            0,59 0,23 31 12 *
            45 2 25-31 3,10 SUN
            """.lines().toList();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTC",
                "Europe/Paris",
                "America/New_York",
                "Australia/Lord_Howe",
                "Africa/Casablanca",
                "Asia/Kathmandu"
            })
    void agreesWithAMinuteByMinuteWalk(String name) {
        ZoneId zone = ZoneId.of(name);
        NaiveCron.Wall wall = NaiveCron.Wall.in(zone, FROM, TO);
        assertThat(EXPRESSIONS).hasSize(40);
        for (String expression : EXPRESSIONS) {
            List<Instant> expected = new NaiveCron(expression).times(wall);
            assertThat(forwards(Cron.parse(expression), zone.getRules()))
                    .as(expression)
                    .isEqualTo(expected);
            assertThat(backwards(Cron.parse(expression), zone.getRules()))
                    .as(expression)
                    .isEqualTo(expected.reversed());
        }
    }

    private static List<Instant> forwards(Cron cron, ZoneRules zone) {
        List<Instant> times = new ArrayList<>();
        for (Instant at = cron.next(FROM.minusNanos(1), zone); at.isBefore(TO); at = cron.next(at, zone)) {
            times.add(at);
        }
        return times;
    }

    private static List<Instant> backwards(Cron cron, ZoneRules zone) {
        List<Instant> times = new ArrayList<>();
        for (Instant at = cron.previous(TO, zone); !at.isBefore(FROM); at = cron.previous(at, zone)) {
            times.add(at);
        }
        return times;
    }
}

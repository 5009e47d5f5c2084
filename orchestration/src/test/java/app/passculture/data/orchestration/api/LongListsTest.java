package app.passculture.data.orchestration.api;

import static org.assertj.core.api.Assertions.assertThat;

import app.passculture.data.orchestration.access.Role;
import app.passculture.data.orchestration.listing.Listing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lists longer than what is counted. */
class LongListsTest {

    private static final int MORE = 70;
    private static final int ALL = Listing.COUNTED + MORE;
    private static final String LIST = "/eventLogs?event=long_list&limit=50&order_by=id&offset=";

    private final Api api = Api.as(Role.ADMIN);
    private final JdbcClient database = RunningServer.shared().database();

    @BeforeEach
    void much() {
        database.sql(
                        "INSERT INTO event_log (actor, via, event) SELECT 'test', 'test', 'long_list' FROM generate_series(1, ?)")
                .param(ALL)
                .update();
    }

    @AfterEach
    void tidy() {
        database.sql("DELETE FROM event_log WHERE event = 'long_list'").update();
    }

    @Test
    void aTotalThatIsNotCountedToItsEndSaysSoAndIsLargerThanWhatWasShown() {
        capped(0, Listing.COUNTED + 1);
        capped(Listing.COUNTED, Listing.COUNTED + 51);
    }

    @Test
    void theLastPageOfALongListHasItsRealTotal() {
        Api.Reply last = api.get(LIST + (ALL - 20)).is(200);
        assertThat(last.header("X-Total-Capped")).isEmpty();
        assertThat(last.json().path("total_entries").asInt()).isEqualTo(ALL);
        assertThat(last.json().path("event_logs").size()).isEqualTo(20);
    }

    private void capped(int offset, int total) {
        Api.Reply page = api.get(LIST + offset).is(200);
        assertThat(page.json().path("event_logs").size()).isEqualTo(50);
        assertThat(page.json().path("total_entries").asInt()).isEqualTo(total);
        assertThat(page.header("X-Total-Capped")).isEqualTo(String.valueOf(total));
    }
}

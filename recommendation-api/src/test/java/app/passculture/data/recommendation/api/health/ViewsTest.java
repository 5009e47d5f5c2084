package app.passculture.data.recommendation.api.health;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import app.passculture.data.recommendation.db.EmbeddedDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class ViewsTest {

    private static final View VIEW = View.IRIS_VENUES_MV;

    private final EmbeddedDatabase database = EmbeddedDatabase.create();
    private final JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
    private final Views views = new Views(JdbcClient.create(database.dataSource()));

    @Test
    void aViewThatWasNeverFilledExistsAndIsNotOk() {
        assertThat(views.stateOf(VIEW)).isEqualTo(new ViewState(VIEW, true, false));
    }

    @Test
    void anEmptyViewExistsAndIsNotOk() {
        jdbc.execute("refresh materialized view iris_venues_mv");
        assertThat(views.stateOf(VIEW)).isEqualTo(new ViewState(VIEW, true, false));
    }

    @Test
    void aViewWithARowIsOk() {
        jdbc.execute("insert into iris_venues values ('1', '1', '11')");
        jdbc.execute("refresh materialized view iris_venues_mv");
        assertThat(views.stateOf(VIEW)).isEqualTo(new ViewState(VIEW, true, true));
    }

    @Test
    void anAbsentViewIsNeither() {
        jdbc.execute("drop materialized view iris_venues_mv");
        assertThat(views.stateOf(VIEW)).isEqualTo(new ViewState(VIEW, false, false));
    }

    @Test
    void aTableOfThatNameIsNoView() {
        jdbc.execute("drop materialized view iris_venues_mv");
        jdbc.execute("create table iris_venues_mv as select 1");
        assertThat(views.stateOf(VIEW)).isEqualTo(new ViewState(VIEW, false, false));
    }

    @Test
    void aViewOfAnotherSchemaExists() {
        jdbc.execute("create schema elsewhere");
        jdbc.execute("alter materialized view iris_venues_mv set schema elsewhere");
        assertThat(views.stateOf(VIEW)).isEqualTo(new ViewState(VIEW, true, false));
    }

    @Test
    void withoutDatabaseNothingCanBeSeen() {
        Views blind = new Views(JdbcClient.create(new DriverManagerDataSource("jdbc:postgresql://localhost:1/none")));
        assertThat(blind.stateOf(VIEW)).isEqualTo(new ViewState(VIEW, false, false));
    }

    @Test
    void theBodyIsCompactSortedJsonWithANewline() {
        assertThat(new String(new ViewState(View.RECOMMENDABLE_OFFERS, true, false).json(), US_ASCII))
                .isEqualTo(
                        "{\"is_recommendable_offers_datasource_exists\":true,\"is_recommendable_offers_ok\":false}\n");
    }
}

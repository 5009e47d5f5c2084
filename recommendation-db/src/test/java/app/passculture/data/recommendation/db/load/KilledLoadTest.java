package app.passculture.data.recommendation.db.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.passculture.data.recommendation.db.EmbeddedDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KilledLoadTest {
    private static final String KILL_OTHERS = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            + " WHERE datname = current_database() AND pid <> pg_backend_pid()";
    private static final LoadFixture OWN_SERVER = new LoadFixture(EmbeddedDatabase.createOnOwnServer());

    @ParameterizedTest
    @ValueSource(
            classes = {
                Step.Prepare.class,
                Step.Create.class,
                Step.Copy.class,
                Step.BuildIndex.class,
                Step.Analyze.class,
                Step.CheckDrop.class,
                Step.CheckReference.class,
                Step.Swap.class
            })
    void aSessionKilledBeforeAStepLeavesNothingBehind(Class<?> step) {
        LoadFixture fixture = twoGenerations(LoadFixture.create());
        List<String> before = fixture.state();

        assertThatThrownBy(() -> fixture.load(
                        Rows.world(32, "third"), LoadSettings.defaults(), at(step, () -> fixture.execute(KILL_OTHERS))))
                .isInstanceOf(LoadException.DatabaseFailed.class);

        assertUntouched(fixture, before);
    }

    @Test
    void aSessionKilledWithinACopyLeavesNothingBehind() {
        LoadFixture fixture = twoGenerations(LoadFixture.create());
        List<String> before = fixture.state();
        Map<String, CsvSource> sources = killedWithin("offer", () -> fixture.execute(KILL_OTHERS));
        Load load = fixture.loader(LoadSettings.defaults(), LoadProgress.silent());

        assertThatThrownBy(() -> load.run(sources)).isInstanceOf(LoadException.DatabaseFailed.class);

        assertUntouched(fixture, before);
    }

    @Test
    void aSessionKilledWithinTheSwapLeavesNothingBehind() {
        LoadFixture fixture = twoGenerations(LoadFixture.create());
        fixture.execute("CREATE FUNCTION die() RETURNS event_trigger LANGUAGE plpgsql AS"
                + " 'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); END'");
        fixture.execute(
                "CREATE EVENT TRIGGER dies ON ddl_command_end WHEN TAG IN ('ALTER TABLE') EXECUTE FUNCTION die()");
        List<String> before = fixture.state();

        assertThatThrownBy(() -> fixture.load(Rows.world(32, "third")))
                .isInstanceOf(LoadException.DatabaseFailed.class)
                .hasMessageStartingWith("The database failed while swapping the tables");

        assertThat(fixture.state()).isEqualTo(before);
        fixture.execute("DROP EVENT TRIGGER dies");
        assertUntouched(fixture, before);
    }

    @Test
    void aSessionKilledWithinTheRefreshTakesTheTablesBack() {
        LoadFixture fixture = twoGenerations(LoadFixture.create());
        String function =
                "CREATE OR REPLACE FUNCTION get_iris_venues() RETURNS TABLE (iris_id varchar, venue_id varchar)"
                        + " LANGUAGE plpgsql AS $$ BEGIN %s RETURN QUERY SELECT DISTINCT \"irisId\", \"venueId\" FROM public.iris_venues; END $$";
        fixture.execute(function.formatted("PERFORM pg_terminate_backend(pg_backend_pid());"));
        List<String> before = fixture.state();

        assertThatThrownBy(() -> fixture.load(Rows.world(32, "third"))).isInstanceOf(LoadException.RefreshFailed.class);

        assertThat(fixture.state()).isEqualTo(before);
        fixture.execute(function.formatted(""));
        assertUntouched(fixture, before);
    }

    @Test
    void aSessionKilledAfterTheRefreshHasLoaded() {
        LoadFixture fixture = twoGenerations(LoadFixture.create());

        fixture.load(
                Rows.world(32, "third"),
                LoadSettings.defaults(),
                at(Step.Clean.class, () -> fixture.execute(KILL_OTHERS)));

        assertThat(fixture.recommendable()).containsExactly("third 32");
        assertThat(fixture.state()).noneMatch(line -> line.startsWith("schema "));
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                Step.Prepare.class,
                Step.Create.class,
                Step.Copy.class,
                Step.BuildIndex.class,
                Step.Analyze.class,
                Step.CheckDrop.class,
                Step.CheckReference.class,
                Step.Swap.class
            })
    void aServerKilledBeforeTheSwapKeepsTheOldRows(Class<?> step) {
        twoGenerations(OWN_SERVER);

        assertThatThrownBy(() -> OWN_SERVER.load(
                        Rows.world(32, "third"), LoadSettings.defaults(), at(step, OWN_SERVER.database()::killServer)))
                .isInstanceOf(LoadException.DatabaseFailed.class);
        OWN_SERVER.database().startServer();

        assertThat(OWN_SERVER.recommendable()).containsExactly("second 31");
        assertThat(OWN_SERVER.state()).contains("offer second 31", "booking 31").doesNotContain("offer third 32");
        assertNextLoadClearsUp();
    }

    @Test
    void aServerKilledWithinACopyKeepsTheOldRows() {
        twoGenerations(OWN_SERVER);
        Map<String, CsvSource> sources = killedWithin("offer", OWN_SERVER.database()::killServer);
        Load load = OWN_SERVER.loader(LoadSettings.defaults(), LoadProgress.silent());

        assertThatThrownBy(() -> load.run(sources)).isInstanceOf(LoadException.DatabaseFailed.class);
        OWN_SERVER.database().startServer();

        assertThat(OWN_SERVER.recommendable()).containsExactly("second 31");
        assertNextLoadClearsUp();
    }

    @Test
    void aServerKilledAfterTheSwapHasAllTheNewRows() {
        twoGenerations(OWN_SERVER);

        assertThatThrownBy(() -> OWN_SERVER.load(
                        Rows.world(32, "third"),
                        LoadSettings.defaults(),
                        at(Step.RefreshViews.class, OWN_SERVER.database()::killServer)))
                .isInstanceOf(LoadException.RefreshFailed.class);
        OWN_SERVER.database().startServer();

        assertThat(OWN_SERVER.recommendable()).containsExactly("second 31");
        assertThat(OWN_SERVER.state()).contains("offer third 32", "booking 32", "stock 32");
        assertNextLoadClearsUp();
    }

    private static LoadFixture twoGenerations(LoadFixture fixture) {
        fixture.load(Rows.world(30, "first"));
        fixture.load(Rows.world(31, "second"));
        return fixture;
    }

    private static void assertUntouched(LoadFixture fixture, List<String> before) {
        assertThat(fixture.state()).isEqualTo(before);
        assertThat(fixture.recommendable()).containsExactly("second 31");
        assertThat(fixture.texts("SELECT DISTINCT offer_name FROM previous.offer"))
                .containsExactly("first");
        fixture.load(Rows.world(32, "third"));
        assertThat(fixture.recommendable()).containsExactly("third 32");
    }

    private static void assertNextLoadClearsUp() {
        OWN_SERVER.load(Rows.world(33, "fourth"));

        assertThat(OWN_SERVER.recommendable()).containsExactly("fourth 33");
        assertThat(OWN_SERVER.state()).noneMatch(line -> line.startsWith("schema "));
    }

    private static Map<String, CsvSource> killedWithin(String table, BreakingStream.Accident accident) {
        Map<String, String> world = Rows.world(32, "third");
        Map<String, CsvSource> sources = Rows.sources(world);
        sources.put(table, () -> new BreakingStream(world.get(table), 1000, accident));
        return sources;
    }

    private static LoadProgress at(Class<?> kind, Runnable accident) {
        return new LoadProgress() {
            private boolean happened;

            @Override
            public void started(Step step) {
                if (kind.isInstance(step) && !happened) {
                    happened = true;
                    accident.run();
                }
            }

            @Override
            public void copied(String table, long bytes, long lines) {}
        };
    }
}

package app.passculture.data.orchestration.local;

import static app.passculture.data.orchestration.local.Step.API;
import static app.passculture.data.orchestration.local.Step.CLEAR;
import static app.passculture.data.orchestration.local.Step.DATABASES;
import static app.passculture.data.orchestration.local.Step.GROUPS;
import static app.passculture.data.orchestration.local.Step.MIGRATION;
import static app.passculture.data.orchestration.local.Step.MODEL;
import static app.passculture.data.orchestration.local.Step.POSTGRES;
import static app.passculture.data.orchestration.local.Step.REFRESH;
import static app.passculture.data.orchestration.local.Step.SCHEDULER;
import static app.passculture.data.orchestration.local.Step.TABLES;
import static app.passculture.data.orchestration.local.Step.WORLD;
import static app.passculture.data.orchestration.local.Step.ZONES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanTest {

    private static final Finished EVERYTHING =
            new Finished(Optional.of("tiny"), Set.of(WORLD, ZONES, TABLES, GROUPS, MODEL));

    @Test
    void theFirstStartMakesEverything() {
        assertThat(Plan.of(options("", false), Finished.nothing()))
                .isEqualTo(new Plan(
                        "standard",
                        java.util.List.of(
                                POSTGRES, DATABASES, MIGRATION, WORLD, ZONES, TABLES, GROUPS, MODEL, API, SCHEDULER)));
    }

    @Test
    void aLaterStartReusesTheDataAndRefreshesWhatTimeHasChanged() {
        Plan plan = Plan.of(options("", false), EVERYTHING);
        assertThat(plan.steps()).containsExactly(POSTGRES, DATABASES, MIGRATION, REFRESH, API, SCHEDULER);
        assertThat(plan.size()).isEqualTo("tiny");
    }

    @Test
    void anInterruptedStartGoesOnWithTheStepThatWasNotFinished() {
        Finished worldOnly = new Finished(Optional.of("large"), Set.of(WORLD));
        Plan plan = Plan.of(options("", false), worldOnly);
        assertThat(plan.steps())
                .containsExactly(POSTGRES, DATABASES, MIGRATION, ZONES, TABLES, GROUPS, MODEL, API, SCHEDULER);
        assertThat(plan.size()).isEqualTo("large");
    }

    @Test
    void whatBuildsOnAnUnfinishedStepIsDoneAgain() {
        Finished noTables = new Finished(Optional.of("tiny"), Set.of(WORLD, ZONES, GROUPS, MODEL));
        assertThat(Plan.of(options("", false), noTables).steps())
                .containsExactly(POSTGRES, DATABASES, MIGRATION, TABLES, GROUPS, MODEL, API, SCHEDULER);
    }

    @Test
    void aWorldThatWasNotFinishedMayBecomeOneOfAnotherSize() {
        Finished begun = new Finished(Optional.of("large"), Set.of());
        assertThat(Plan.of(options("tiny", false), begun).size()).isEqualTo("tiny");
    }

    @Test
    void aResetForgetsEverything() {
        Plan plan = Plan.of(options("", true), EVERYTHING);
        assertThat(plan.steps()).startsWith(CLEAR, POSTGRES).contains(WORLD, MODEL);
        assertThat(plan.size()).isEqualTo("standard");
    }

    @Test
    void anotherSizeNeedsAReset() {
        assertThatThrownBy(() -> Plan.of(options("large", false), EVERYTHING))
                .isInstanceOf(LocalException.BadRequest.class)
                .hasMessage("/data holds a tiny world: add --reset to replace it by a large one,"
                        + " or choose another directory with --data DIR.");
        assertThat(Plan.of(options("large", true), EVERYTHING).size()).isEqualTo("large");
    }

    private static Options options(String size, boolean reset) {
        Optional<String> wanted = Optional.of(size).filter(text -> !text.isEmpty());
        return new Options(
                wanted,
                new DataDirectory(Path.of("/data")),
                reset ? Options.Wish.RESET : Options.Wish.START,
                8080,
                8081);
    }
}

package app.passculture.data.recommendation.api.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.passculture.data.recommendation.api.RunningApi;
import app.passculture.data.recommendation.model.UserId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

class ExperimentTest {

    private static final String NAME = "ab_testing_20201207";

    private final RunningApi api = RunningApi.shared();
    private final Experiment experiment = api.bean(Experiment.class);
    private final JdbcTemplate jdbc =
            new JdbcTemplate(RunningApi.sharedDatabase().dataSource());

    @Test
    void aNewUserKeepsTheDrawnGroup() {
        Group first = experiment.groupOf(new UserId(50_001));
        assertThat(first).isEqualTo(new Draw(NAME).of(new UserId(50_001)));
        assertThat(stored(50_001)).containsExactly(first.name());
    }

    @Test
    void theFirstCallAlreadyUsesTheGroup() {
        LongStream.range(50_100, 50_110).forEach(user -> {
            boolean answered =
                    !api.getWithToken("/recommendation/" + user).offers().isEmpty();
            assertThat(answered).isEqualTo(stored(user).equals(List.of("A")));
        });
    }

    @ParameterizedTest
    @CsvSource({"50201,A,A", "50202,A2 of another test,A", "50203,B,B", "50204,C,B", "50205,a,B"})
    void onlyTheFirstCharacterOfTheStoredTextCounts(long user, String text, Group group) {
        store(user, text);
        assertThat(experiment.groupOf(new UserId(user))).isEqualTo(group);
        assertThat(stored(user)).containsExactly(text);
    }

    @Test
    void anEmptyTextIsDrawnAnew() {
        store(50_301, "");
        Group group = experiment.groupOf(new UserId(50_301));
        assertThat(stored(50_301)).containsExactly(group.name());
    }

    @Test
    void usersBeyondInt32AreStored() {
        long user = 9_223_372_036_854_775_807L;
        assertThat(stored(user)).hasSizeLessThanOrEqualTo(1);
        assertThat(experiment.groupOf(new UserId(user)).name())
                .isEqualTo(stored(user).getFirst());
    }

    @Test
    void anAssignedGroupIsNotAskedForAgain() {
        Group group = experiment.groupOf(new UserId(50_401));
        jdbc.update("update ab_testing set groupid = 'changed' where userid = 50401");
        assertThat(experiment.groupOf(new UserId(50_401))).isEqualTo(group);
    }

    @Test
    void twoSimultaneousFirstCallsAgree() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (long user = 51_000; user < 51_050; user++) {
                var caller = new UserId(user);
                CyclicBarrier barrier = new CyclicBarrier(4);
                var groups = IntStream.range(0, 4)
                        .mapToObj(each -> threads.submit(() -> {
                            barrier.await();
                            return experiment.groupOf(caller);
                        }))
                        .toList();
                for (var group : groups) {
                    assertThat(stored(user)).hasSizeLessThanOrEqualTo(1);
                    assertThat(group.get().name()).isEqualTo(stored(user).getFirst());
                }
            }
        }
    }

    /** Another instance, or a script, may be storing the other group at the same moment. */
    @Test
    void whoeverStoresFirstDecides() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (long user = 52_000; user < 52_100; user++) {
                var caller = new UserId(user);
                String opposite = new Draw(NAME).of(caller) == Group.A ? "B" : "A";
                CyclicBarrier barrier = new CyclicBarrier(2);
                var group = threads.submit(() -> {
                    barrier.await();
                    return experiment.groupOf(caller);
                });
                barrier.await();
                store(user, opposite);
                assertThat(stored(user)).containsExactly(group.get().name());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Upper", "1st", "a-b", "ab; drop table ab_testing", "é"})
    void theNameOfTheExperimentIsChecked(String name) {
        assertThatThrownBy(() -> new ExperimentSettings(name, 1, Duration.ofSeconds(1)))
                .hasMessageContaining("AB_TESTING_TABLE '%s'", name);
    }

    private List<@Nullable String> stored(long user) {
        return jdbc.queryForList(
                "select groupid from ab_testing where experiment = ? and userid = ?", String.class, NAME, user);
    }

    private void store(long user, String group) {
        jdbc.update("insert into ab_testing values (?, ?, ?) on conflict do nothing", NAME, user, group);
    }
}

package app.passculture.data.orchestration.web.admin;

import static org.assertj.core.api.Assertions.assertThat;

import app.passculture.data.orchestration.web.pipeline.TaskPage.Holder;
import java.util.List;
import org.junit.jupiter.api.Test;

class PoolImpactTest {
    private static final List<Holder> WAITERS = List.of(waiter("first", 1), waiter("large", 3), waiter("small", 1));

    @Test
    void whoWasFirstKeepsFreeSlotsFromWhoCameLater() {
        PoolImpact impact = PoolImpact.of(2, 5, List.of(), WAITERS);
        assertThat(impact.starting()).extracting(Holder::run).containsExactly("first");
        assertThat(impact.waiting()).extracting(Holder::run).containsExactly("large", "small");
    }

    @Test
    void enoughSlotsAreForEverybody() {
        assertThat(PoolImpact.of(2, 7, List.of(), WAITERS).waiting()).isEmpty();
    }

    @Test
    void fewerThanAreTakenStopNobody() {
        PoolImpact impact = PoolImpact.of(4, 1, List.of(), WAITERS);
        assertThat(impact.over()).isEqualTo(3);
        assertThat(impact.starting()).isEmpty();
    }

    private static Holder waiter(String run, int slots) {
        return new Holder("pipeline", run, "", "running", slots);
    }
}

package app.passculture.data.recommendation.db.load;

import static org.assertj.core.api.Assertions.assertThat;

import app.passculture.data.recommendation.db.catalog.Catalog;
import app.passculture.data.recommendation.db.catalog.ReplicatedTable;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoadPlanTest {
    private static final ReplicatedTable STOCK = Catalog.tables().getLast();

    @Test
    void aTableIsFilledBeforeItsIndexesAreBuiltAndEverythingIsCheckedBeforeTheSwap() {
        LoadPlan plan = LoadPlan.load(List.of(STOCK), Catalog.references().subList(0, 1));

        assertThat(plan.steps())
                .containsExactly(
                        new Step.Prepare(),
                        new Step.Create(STOCK),
                        new Step.Copy(STOCK),
                        new Step.BuildIndex(STOCK, STOCK.indexes().get(0)),
                        new Step.BuildIndex(STOCK, STOCK.indexes().get(1)),
                        new Step.Analyze(STOCK),
                        new Step.CheckDrop(STOCK),
                        new Step.CheckReference(Catalog.references().getFirst()),
                        new Step.Swap(List.of(
                                new Move(Generation.PREVIOUS, Generation.DISCARDED),
                                new Move(Generation.LIVE, Generation.PREVIOUS),
                                new Move(Generation.INCOMING, Generation.LIVE))),
                        new Step.RefreshViews(),
                        new Step.Clean());
    }

    @Test
    void undoingALoadMovesEveryGenerationBack() {
        Step.Swap swap = new Step.Swap(List.of(
                new Move(Generation.PREVIOUS, Generation.DISCARDED),
                new Move(Generation.LIVE, Generation.PREVIOUS),
                new Move(Generation.INCOMING, Generation.LIVE)));

        assertThat(LoadPlan.undoing(swap))
                .isEqualTo(new Step.Swap(List.of(
                        new Move(Generation.LIVE, Generation.INCOMING),
                        new Move(Generation.PREVIOUS, Generation.LIVE),
                        new Move(Generation.DISCARDED, Generation.PREVIOUS))));
    }

    @Test
    void undoingARollBackIsAnotherRollBack() {
        Step.Swap exchange = LoadPlan.rollBack().steps().stream()
                .filter(Step.Swap.class::isInstance)
                .map(Step.Swap.class::cast)
                .findFirst()
                .orElseThrow();

        assertThat(LoadPlan.undoing(exchange)).isEqualTo(exchange);
    }
}

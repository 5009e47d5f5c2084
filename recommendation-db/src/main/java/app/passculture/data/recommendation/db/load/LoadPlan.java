package app.passculture.data.recommendation.db.load;

import app.passculture.data.recommendation.db.catalog.Index;
import app.passculture.data.recommendation.db.catalog.Reference;
import app.passculture.data.recommendation.db.catalog.ReplicatedTable;
import java.util.ArrayList;
import java.util.List;

/** The steps of a load or of a roll-back, in order. */
record LoadPlan(List<Step> steps) {
    private static final Step.Swap FORWARD = new Step.Swap(List.of(
            new Move(Generation.PREVIOUS, Generation.DISCARDED),
            new Move(Generation.LIVE, Generation.PREVIOUS),
            new Move(Generation.INCOMING, Generation.LIVE)));
    private static final Step.Swap UNDO = new Step.Swap(List.of(
            new Move(Generation.LIVE, Generation.INCOMING),
            new Move(Generation.PREVIOUS, Generation.LIVE),
            new Move(Generation.DISCARDED, Generation.PREVIOUS)));
    private static final Step.Swap EXCHANGE = new Step.Swap(List.of(
            new Move(Generation.LIVE, Generation.DISCARDED),
            new Move(Generation.PREVIOUS, Generation.LIVE),
            new Move(Generation.DISCARDED, Generation.PREVIOUS)));

    public LoadPlan {
        steps = List.copyOf(steps);
    }

    /** Copies and checks every table beside the live ones, then swaps. */
    public static LoadPlan load(List<ReplicatedTable> tables, List<Reference> references) {
        List<Step> steps = new ArrayList<>();
        steps.add(new Step.Prepare());
        tables.forEach(table -> steps.addAll(fill(table)));
        tables.forEach(table -> steps.add(new Step.CheckDrop(table)));
        references.forEach(reference -> steps.add(new Step.CheckReference(reference)));
        steps.add(FORWARD);
        steps.add(new Step.RefreshViews());
        steps.add(new Step.Clean());
        return new LoadPlan(steps);
    }

    /** Exchanges the live generation with the previous one; done twice it changes nothing. */
    public static LoadPlan rollBack() {
        return new LoadPlan(List.of(
                new Step.RequirePrevious(), new Step.Prepare(), EXCHANGE, new Step.RefreshViews(), new Step.Clean()));
    }

    /** The swap that puts back what another moved. */
    static Step.Swap undoing(Step.Swap swap) {
        return swap.equals(FORWARD) ? UNDO : EXCHANGE;
    }

    private static List<Step> fill(ReplicatedTable table) {
        List<Step> steps = new ArrayList<>();
        steps.add(new Step.Create(table));
        steps.add(new Step.Copy(table));
        for (Index index : table.indexes()) {
            steps.add(new Step.BuildIndex(table, index));
        }
        steps.add(new Step.Analyze(table));
        return steps;
    }
}

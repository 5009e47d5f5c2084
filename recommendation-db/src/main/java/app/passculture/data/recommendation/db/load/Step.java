package app.passculture.data.recommendation.db.load;

import app.passculture.data.recommendation.db.catalog.Index;
import app.passculture.data.recommendation.db.catalog.Reference;
import app.passculture.data.recommendation.db.catalog.ReplicatedTable;
import java.util.List;

/** One step of a plan; each is committed on its own, and nothing before the swap touches what readers see. */
public sealed interface Step {
    /** Refuses to go on without a previous generation. */
    record RequirePrevious() implements Step {}

    /** Drops what a killed load may have left, and refuses to go on when an object depends on a table to be swapped. */
    record Prepare() implements Step {}

    /** Creates the empty table beside the live one, for the same owner and with the same grants. */
    record Create(ReplicatedTable table) implements Step {}

    record Copy(ReplicatedTable table) implements Step {}

    record BuildIndex(ReplicatedTable table, Index index) implements Step {}

    record Analyze(ReplicatedTable table) implements Step {}

    /** Compares the number of rows with the generation to be replaced. */
    record CheckDrop(ReplicatedTable table) implements Step {}

    record CheckReference(Reference reference) implements Step {}

    /** Moves all tables between schemas in one transaction. */
    record Swap(List<Move> moves) implements Step {
        public Swap {
            moves = List.copyOf(moves);
        }
    }

    /** Refreshes the views; when that fails the swap is undone. */
    record RefreshViews() implements Step {}

    /** Drops the generation before the previous one. */
    record Clean() implements Step {}
}

package app.passculture.data.orchestration.scheduler;

import app.passculture.data.orchestration.journal.RunStep;
import app.passculture.data.orchestration.journal.Steps;
import app.passculture.data.orchestration.scheduler.Batch.Written;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes the steps of a batch with all that belongs to them: slots of pools, the audit log, the daily figures. */
final class Pen {

    private final Tables tables;
    private final Held held;
    private final long node;

    Pen(Tables tables, Held held, long node) {
        this.tables = tables;
        this.held = held;
        this.node = node;
    }

    /** A claim is held before anybody can see it, so that an attempt of this node that it does not hold is one that was forgotten. */
    Written write(Written draft, PoolShares shares) {
        draft.steps().forEach(step -> step.advance().claims().forEach(claim -> held.add(claim.attempt())));
        List<RunStep> telling =
                draft.steps().stream().filter(Pen::changesSomething).toList();
        if (telling.isEmpty()) {
            return new Written(draft.steps(), numbers(draft.steps()), List.of(), true);
        }
        Steps.Written written = tables.steps().write(node, telling);
        List<RunStep> accepted = telling.stream()
                .filter(step -> written.runs().contains(step.before().id()))
                .toList();
        writeMore(accepted, shares);
        Set<Long> moved = numbers(draft.steps());
        moved.removeAll(numbers(telling));
        moved.addAll(written.runs());
        return new Written(draft.steps(), moved, released(accepted) ? shares.next() : List.of(), written.alive());
    }

    private void writeMore(List<RunStep> accepted, PoolShares shares) {
        Map<String, Integer> changes = new HashMap<>();
        accepted.forEach(step -> shares.write(step, changes));
        shares.use(changes);
        accepted.stream().flatMap(step -> step.audit().stream()).forEach(tables.audit()::write);
        List<Long> ended = new ArrayList<>(
                numbers(accepted.stream().filter(Batch::hasEnded).toList()));
        if (!ended.isEmpty()) {
            tables.figures().count(ended);
        }
    }

    private static boolean released(List<RunStep> accepted) {
        return accepted.stream()
                .flatMap(step -> step.advance().poolChanges().values().stream())
                .anyMatch(change -> change < 0);
    }

    static boolean changesSomething(RunStep step) {
        return !step.advance().changes().isEmpty()
                || !step.advance().ended().isEmpty()
                || !step.audit().isEmpty()
                || step.isHandedOver();
    }

    private static Set<Long> numbers(List<RunStep> steps) {
        Set<Long> numbers = new HashSet<>();
        steps.forEach(step -> numbers.add(step.before().id()));
        return numbers;
    }
}

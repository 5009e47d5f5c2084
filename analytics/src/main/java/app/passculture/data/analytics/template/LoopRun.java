package app.passculture.data.analytics.template;

import java.util.ArrayList;
import java.util.List;

/** Runs a for loop. */
final class LoopRun {

    private LoopRun() {}

    static void of(Statement.For loop, Frame frame) {
        List<Value> items = items(loop, frame);
        if (items.isEmpty()) {
            Execution.run(loop.otherwise(), frame.inner());
            return;
        }
        Loop state = new Loop(items);
        for (Value item : items) {
            frame.run().step();
            Frame inner = frame.inner();
            inner.scope().assign("loop", state.next());
            Execution.assign(loop.target(), item, inner);
            if (Execution.run(loop.body(), inner) == Execution.Flow.BREAK) {
                return;
            }
        }
    }

    private static List<Value> items(Statement.For loop, Frame frame) {
        List<Value> all = List.copyOf(Items.of(Evaluator.value(loop.over(), frame)));
        Expression condition = loop.condition();
        if (condition == null) {
            return all;
        }
        List<Value> kept = new ArrayList<>();
        for (Value item : all) {
            Frame inner = frame.inner();
            Execution.assign(loop.target(), item, inner);
            if (Evaluator.truth(condition, inner)) {
                kept.add(item);
            }
        }
        return kept;
    }
}

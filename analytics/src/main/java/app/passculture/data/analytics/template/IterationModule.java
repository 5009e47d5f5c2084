package app.passculture.data.analytics.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code modules.itertools}: the finite part. */
final class IterationModule {

    private IterationModule() {}

    static HostObject of() {
        return HostObject.of(
                "<module 'itertools'>",
                Map.of(
                        "chain", (Callable) IterationModule::chain,
                        "product", (Callable) IterationModule::product,
                        "combinations", (Callable) call -> picks(call, false),
                        "permutations", (Callable) call -> picks(call, true),
                        "islice", (Callable) IterationModule::slice));
    }

    private static Value chain(Invocation call) {
        List<Value> all = new ArrayList<>();
        call.positional().forEach(items -> all.addAll(Items.of(items)));
        return Sequence.lazy(all);
    }

    private static Value product(Invocation call) {
        int repeat = call.named().get("repeat") instanceof Int times ? (int) times.value() : 1;
        List<List<Value>> rows = List.of(List.of());
        for (int i = 0; i < repeat; i++) {
            for (Value items : call.positional()) {
                rows = crossed(rows, Items.of(items), call.frame().run());
            }
        }
        return Sequence.lazy(rows.stream().<Value>map(Sequence::tuple).toList());
    }

    private static List<List<Value>> crossed(List<List<Value>> rows, List<Value> items, Run run) {
        run.requireLength((long) rows.size() * items.size());
        List<List<Value>> crossed = new ArrayList<>();
        for (List<Value> row : rows) {
            for (Value item : items) {
                run.step();
                List<Value> longer = new ArrayList<>(row);
                longer.add(item);
                crossed.add(longer);
            }
        }
        return crossed;
    }

    private static Value picks(Invocation call, boolean ordered) {
        Bound bound = call.bind("iterable", "r?");
        List<Value> items = Items.of(bound.value(0));
        List<Value> result = new ArrayList<>();
        pick(
                items,
                new ArrayList<>(),
                (int) bound.whole(1, items.size()),
                new Picks(ordered, result, call.frame().run()));
        return Sequence.lazy(result);
    }

    private static void pick(List<Value> items, List<Integer> taken, int wanted, Picks picks) {
        picks.run().step();
        if (taken.size() == wanted) {
            picks.run().requireLength(picks.result().size());
            picks.result().add(Sequence.tuple(taken.stream().map(items::get).toList()));
            return;
        }
        int from = picks.ordered() || taken.isEmpty() ? 0 : taken.getLast() + 1;
        for (int i = from; i < items.size(); i++) {
            if (!taken.contains(i)) {
                taken.add(i);
                pick(items, taken, wanted, picks);
                taken.removeLast();
            }
        }
    }

    /** What a search for picks gathers. */
    private record Picks(boolean ordered, List<Value> result, Run run) {}

    private static Value slice(Invocation call) {
        Bound bound = call.bind("iterable", "start", "stop?", "step?");
        Value start = bound.find(2).isPresent() ? bound.value(1) : None.NONE;
        Value stop = bound.find(2).orElse(bound.value(1));
        Value all = Sequence.list(new ArrayList<>(Items.of(bound.value(0))));
        return Sequence.lazy(((Sequence) Items.slice(all, start, stop, bound.value(3, None.NONE))).items());
    }
}

package app.passculture.data.analytics.template;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Filters on several values that keep, order or join them. */
final class SequenceFilters {

    static final Map<String, Filter> ALL = Map.ofEntries(
            Map.entry("list", (input, call) -> Sequence.list(new ArrayList<>(Items.of(input)))),
            Map.entry("length", SequenceFilters::length),
            Map.entry("count", SequenceFilters::length),
            Map.entry("first", (input, call) -> end(Items.of(input), call, true)),
            Map.entry("last", (input, call) -> end(Items.of(input), call, false)),
            Map.entry("join", SequenceFilters::join),
            Map.entry("reverse", SequenceFilters::reverse),
            Map.entry("sort", SequenceFilters::sort),
            Map.entry("unique", SequenceFilters::unique),
            Map.entry("dictsort", SequenceFilters::dictSort),
            Map.entry("items", (input, call) -> Sequence.lazy(input instanceof Dict dict ? dict.pairs() : List.of())),
            Map.entry("batch", SequenceFilters::batch),
            Map.entry("slice", SequenceFilters::slice),
            Map.entry("groupby", SequenceFilters::groupBy));

    private SequenceFilters() {}

    private static Value length(Value input, Invocation call) {
        return new Int(Items.length(input)
                .orElseThrow(
                        () -> Fault.of("'" + input.type() + "' has no length; a lazy sequence needs | list first")));
    }

    private static Value end(List<Value> items, Invocation call, boolean first) {
        if (items.isEmpty()) {
            return new Undefined(Undefined.Kind.MEMBER, "the sequence is empty", call.origin());
        }
        return first ? items.getFirst() : items.getLast();
    }

    private static Value join(Value input, Invocation call) {
        Bound bound = call.bind("d?", "attribute?");
        String between = bound.value(0, new Text("")).printed();
        return new Text(Items.of(input).stream()
                .map(item ->
                        bound.find(1).map(path -> memberOf(item, path, call)).orElse(item))
                .map(Value::printed)
                .collect(Collectors.joining(between)));
    }

    /** The attribute of an item, for filters that take one. */
    static Value memberOf(Value item, Value path, Invocation call) {
        return Access.path(item, path)
                .orElseGet(() -> new Undefined(
                        Undefined.Kind.MEMBER,
                        "the %s has no '%s'".formatted(item.type(), path.printed()),
                        call.origin()));
    }

    private static Value reverse(Value input, Invocation call) {
        if (input instanceof Text text) {
            return new Text(new StringBuilder(text.value()).reverse().toString());
        }
        List<Value> reversed = new ArrayList<>(Items.of(input));
        Collections.reverse(reversed);
        return Sequence.lazy(reversed);
    }

    private static Value sort(Value input, Invocation call) {
        Bound bound = call.bind("reverse?", "case_sensitive?", "attribute?");
        List<Value> sorted = new ArrayList<>(Items.of(input));
        Comparator<Value> order =
                (left, right) -> Operations.compare(sortKey(left, bound, call), sortKey(right, bound, call));
        sorted.sort(bound.truth(0, false) ? order.reversed() : order);
        return Sequence.list(sorted);
    }

    private static Value sortKey(Value item, Bound bound, Invocation call) {
        boolean caseSensitive = bound.truth(1, false);
        if (bound.value(2, None.NONE) instanceof Text paths && paths.value().indexOf(',') >= 0) {
            List<Value> keys = new ArrayList<>();
            for (String path : paths.value().split(",", -1)) {
                keys.add(folded(memberOf(item, new Text(path), call), caseSensitive));
            }
            return Sequence.list(keys);
        }
        Value key = bound.find(2)
                .filter(path -> path != None.NONE)
                .map(path -> memberOf(item, path, call))
                .orElse(item);
        return folded(key, caseSensitive);
    }

    /** The value that order and sameness are judged by: lower case unless case matters. */
    static Value folded(Value value, boolean caseSensitive) {
        return !caseSensitive && value instanceof Text text
                ? new Text(text.value().toLowerCase(Locale.ROOT))
                : Operations.requireDefined(value);
    }

    private static Value unique(Value input, Invocation call) {
        Bound bound = call.bind("case_sensitive?", "attribute?");
        Set<Value> seen = new HashSet<>();
        List<Value> kept = new ArrayList<>();
        for (Value item : Items.of(input)) {
            Value key = bound.find(1).map(path -> memberOf(item, path, call)).orElse(item);
            if (seen.add(folded(key, bound.truth(0, false)))) {
                kept.add(item);
            }
        }
        return Sequence.lazy(kept);
    }

    private static Value dictSort(Value input, Invocation call) {
        Bound bound = call.bind("case_sensitive?", "by?", "reverse?");
        if (!(input instanceof Dict dict)) {
            throw Fault.of("dictsort needs a dict, not " + input.type());
        }
        String by = bound.text(1, "key");
        if (!by.equals("key") && !by.equals("value")) {
            throw Fault.of("dictsort sorts by 'key' or 'value', not " + by);
        }
        int position = by.equals("key") ? 0 : 1;
        Comparator<Value> order = Comparator.comparing(
                pair -> folded(((Sequence) pair).items().get(position), bound.truth(0, false)), Operations::compare);
        List<Value> pairs = dict.pairs();
        pairs.sort(bound.truth(2, false) ? order.reversed() : order);
        return Sequence.list(pairs);
    }

    private static Value batch(Value input, Invocation call) {
        Bound bound = call.bind("linecount", "fill_with?");
        List<Value> items = Items.of(input);
        int size = (int) Math.max(1, bound.whole(0));
        List<Value> batches = new ArrayList<>();
        for (int i = 0; i < items.size(); i += size) {
            List<Value> batch = new ArrayList<>(items.subList(i, Math.min(items.size(), i + size)));
            bound.find(1).filter(fill -> fill != None.NONE).ifPresent(fill -> fill(batch, size, fill));
            batches.add(Sequence.list(batch));
        }
        return Sequence.lazy(batches);
    }

    private static void fill(List<Value> items, int size, Value filling) {
        while (items.size() < size) {
            items.add(filling);
        }
    }

    private static Value slice(Value input, Invocation call) {
        Bound bound = call.bind("slices", "fill_with?");
        List<Value> items = Items.of(input);
        int slices = (int) Math.max(1, bound.whole(0));
        int each = items.size() / slices;
        int longer = items.size() % slices;
        List<Value> result = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < slices; i++) {
            int end = at + each + (i < longer ? 1 : 0);
            List<Value> slice = new ArrayList<>(items.subList(at, end));
            if (i >= longer && longer > 0) {
                bound.find(1).filter(fill -> fill != None.NONE).ifPresent(slice::add);
            }
            result.add(Sequence.list(slice));
            at = end;
        }
        return Sequence.lazy(result);
    }

    private static Value groupBy(Value input, Invocation call) {
        Bound bound = call.bind("attribute", "default?", "case_sensitive?");
        List<Value> sorted = new ArrayList<>(Items.of(input));
        boolean caseSensitive = bound.truth(2, false);
        sorted.sort(
                Comparator.comparing(item -> folded(groupKey(item, bound, call), caseSensitive), Operations::compare));
        Map<Value, List<Value>> groups = new LinkedHashMap<>();
        Map<Value, Value> shown = new LinkedHashMap<>();
        for (Value item : sorted) {
            Value key = groupKey(item, bound, call);
            groups.computeIfAbsent(folded(key, caseSensitive), _ -> new ArrayList<>())
                    .add(item);
            shown.putIfAbsent(folded(key, caseSensitive), key);
        }
        List<Value> pairs = new ArrayList<>();
        groups.forEach((key, group) ->
                pairs.add(Sequence.named("grouper,list", shown.getOrDefault(key, key), Sequence.list(group))));
        return Sequence.list(pairs);
    }

    private static Value groupKey(Value item, Bound bound, Invocation call) {
        return Access.path(item, bound.value(0))
                .or(() -> bound.find(1).filter(fallback -> fallback != None.NONE))
                .orElseGet(() -> memberOf(item, bound.value(0), call));
    }
}

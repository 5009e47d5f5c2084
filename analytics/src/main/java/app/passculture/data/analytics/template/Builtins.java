package app.passculture.data.analytics.template;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The names that every template has: Jinja's functions, and those of dbt's that need nothing from outside. */
final class Builtins {

    private static final Map<String, Value> PURE = Map.ofEntries(
            function("range", Ranges::of),
            function("dict", Builtins::dict),
            function("namespace", Builtins::namespace),
            function("cycler", Cycler::of),
            function("joiner", Builtins::joiner),
            function("return", Builtins::returned),
            function("set", call -> set(call, true)),
            function("set_strict", call -> set(call, false)),
            function("zip", Builtins::zip),
            function("zip_strict", Builtins::zip),
            function("tojson", Builtins::toJson),
            function("fromjson", Builtins::fromJson),
            function("local_md5", Builtins::md5),
            function("diff_of_two_dicts", Builtins::difference));

    private Builtins() {}

    private static Map.Entry<String, Value> function(String name, Callable function) {
        return Map.entry(name, function);
    }

    static Map<String, Value> of(InstantSource clock) {
        Map<String, Value> all = new HashMap<>(PURE);
        all.put(
                "modules",
                HostObject.of(
                        "<modules>",
                        Map.of(
                                "datetime", DateTimeModule.of(clock),
                                "pytz", DateTimeModule.zones(),
                                "re", RegexModule.of(),
                                "itertools", IterationModule.of())));
        return all;
    }

    private static Value dict(Invocation call) {
        Dict dict = Dict.empty();
        for (Value given : call.positional()) {
            if (given instanceof Dict other) {
                dict.entries().putAll(other.entries());
            } else {
                Items.of(given).forEach(pair -> DictMethods.putPair(dict, pair));
            }
        }
        call.named().forEach((name, value) -> dict.put(new Text(name), value));
        return dict;
    }

    private static Value namespace(Invocation call) {
        Namespace namespace = new Namespace();
        ((Dict) dict(call)).entries().forEach((name, value) -> namespace.assign(name.printed(), value));
        return namespace;
    }

    private static Value joiner(Invocation call) {
        String separator = call.bind("sep?").text(0, ", ");
        boolean[] used = {false};
        Callable joiner = each -> {
            String text = used[0] ? separator : "";
            used[0] = true;
            return new Text(text);
        };
        return joiner;
    }

    private static Value returned(Invocation call) {
        Value value = call.bind("data?").value(0, None.NONE);
        if (call.frame().entered() == null) {
            throw Fault.of("return() outside a macro");
        }
        throw new ReturnSignal(value);
    }

    private static Value set(Invocation call, boolean lenient) {
        Bound bound = call.bind("value?", "default?");
        Value items = bound.value(0, Sequence.list(List.of()));
        if (lenient && Items.find(items).isEmpty()) {
            return bound.value(1, None.NONE);
        }
        return Sequence.set(Items.of(items));
    }

    private static Value zip(Invocation call) {
        List<List<Value>> columns = call.positional().stream().map(Items::of).toList();
        int rows = columns.stream().mapToInt(List::size).min().orElse(0);
        List<Value> zipped = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            int row = i;
            zipped.add(Sequence.tuple(
                    columns.stream().map(column -> column.get(row)).toList()));
        }
        return Sequence.lazy(zipped);
    }

    private static Value toJson(Invocation call) {
        Bound bound = call.bind("value", "default?", "sort_keys?");
        return new Text(Json.write(bound.value(0), new Json.Layout(-1, bound.truth(2, false))));
    }

    private static Value fromJson(Invocation call) {
        Bound bound = call.bind("string", "default?");
        try {
            return Json.read(bound.text(0));
        } catch (Fault fault) {
            return bound.find(1).orElseThrow(() -> fault);
        }
    }

    private static Value md5(Invocation call) {
        byte[] text = call.bind("value").text(0).getBytes(StandardCharsets.UTF_8);
        try {
            return new Text(
                    HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has MD5", impossible);
        }
    }

    private static Value difference(Invocation call) {
        Bound bound = call.bind("dict_a", "dict_b");
        if (!(bound.value(0) instanceof Dict left) || !(bound.value(1) instanceof Dict right)) {
            throw Fault.of("diff_of_two_dicts needs two dicts");
        }
        Dict difference = Dict.empty();
        left.entries().forEach((key, values) -> {
            List<Value> missing = new ArrayList<>(Items.of(values));
            missing.removeAll(Items.of(right.entries().getOrDefault(key, Sequence.list(List.of()))));
            if (!missing.isEmpty()) {
                difference.put(key, Sequence.list(missing));
            }
        });
        return difference;
    }
}

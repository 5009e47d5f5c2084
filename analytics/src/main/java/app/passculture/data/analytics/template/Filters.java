package app.passculture.data.analytics.template;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The filters by name. */
final class Filters {

    /** Filters of Jinja's that make HTML, or chance: they have no place in SQL. */
    private static final Set<String> REFUSED = Set.of(
            "e",
            "escape",
            "forceescape",
            "filesizeformat",
            "random",
            "striptags",
            "urlize",
            "xmlattr",
            "pprint",
            "wordwrap");

    private static final Map<String, Filter> ALL = all();

    private Filters() {}

    private static Map<String, Filter> all() {
        Map<String, Filter> all = new HashMap<>(TextFilters.ALL);
        all.putAll(SequenceFilters.ALL);
        all.putAll(SelectionFilters.ALL);
        all.putAll(NumberFilters.ALL);
        all.put("default", Filters::fallback);
        all.put("d", Filters::fallback);
        all.put(
                "attr",
                (input, call) -> Access.member(input, call.bind("name").text(0))
                        .orElseGet(() -> new Undefined(Undefined.Kind.MEMBER, "no such attribute", call.origin())));
        all.put("tojson", (input, call) -> {
            Bound bound = call.bind("indent?");
            return new Text(Json.html(Json.write(input, new Json.Layout((int) bound.whole(0, -1), true))));
        });
        for (String identity : Set.of("safe", "as_text", "as_bool", "as_native", "as_number")) {
            all.put(identity, (input, call) -> input);
        }
        return Map.copyOf(all);
    }

    private static Value fallback(Value input, Invocation call) {
        Bound bound = call.bind("default_value?", "boolean?");
        boolean missing = input instanceof Undefined || (bound.truth(1, false) && !input.truth());
        return missing ? bound.value(0, new Text("")) : input;
    }

    static Filter named(String name) {
        Filter filter = ALL.get(name);
        if (filter == null) {
            throw Fault.undefined(
                    REFUSED.contains(name)
                            ? "filter '" + name + "' is Jinja's but has no place in SQL"
                            : "no filter named '" + name + "'" + NearNames.hint(name, ALL.keySet()));
        }
        return filter;
    }

    static boolean exists(String name) {
        return ALL.containsKey(name);
    }

    static boolean takesUndefined(String name) {
        return name.equals("default") || name.equals("d");
    }
}

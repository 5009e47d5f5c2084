package app.passculture.data.analytics.transformation;

import app.passculture.data.analytics.template.HostObject;
import app.passculture.data.analytics.template.Macro;
import app.passculture.data.analytics.template.NearNames;
import app.passculture.data.analytics.template.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The macros of all packages, and which of several a name means. */
final class MacroRegistry {

    /** The package of the macros that dbt itself would bring. */
    static final String INTERNAL = "dbt";

    private static final List<String> PREFIXES = List.of("bigquery__", "default__");

    private final String root;
    private final Map<String, Map<String, Macro>> packages;
    private final Map<String, List<String>> searchOrders;

    private MacroRegistry(
            String root, Map<String, Map<String, Macro>> packages, Map<String, List<String>> searchOrders) {
        this.root = root;
        this.packages = packages;
        this.searchOrders = searchOrders;
    }

    /** The macros by package; a name that stands twice in one is a problem. */
    static MacroRegistry of(Settings root, Map<String, List<Macro>> byPackage, Problems problems) {
        Map<String, Map<String, Macro>> packages = new LinkedHashMap<>();
        byPackage.forEach((name, macros) -> packages.put(name, named(macros, problems)));
        Map<String, List<String>> orders = new LinkedHashMap<>();
        for (Yaml.Mapping dispatch : root.yaml().mappings("dispatch")) {
            orders.put(dispatch.text("macro_namespace"), dispatch.texts("search_order"));
        }
        return new MacroRegistry(root.name(), packages, orders);
    }

    private static Map<String, Macro> named(List<Macro> macros, Problems problems) {
        Map<String, Macro> named = new LinkedHashMap<>();
        for (Macro macro : macros) {
            Macro before = named.putIfAbsent(macro.name(), macro);
            if (before != null) {
                problems.add(
                        macro.position(),
                        "macro '%s' is also defined at %s".formatted(macro.name(), before.position()));
            }
        }
        return named;
    }

    Map<String, Map<String, Macro>> packages() {
        return packages;
    }

    /** What a bare name means in a node of the package: its own macro, the root project's, or the built-in one. */
    Optional<Found> find(String name, String packageName) {
        for (String each : List.of(packageName, root, INTERNAL)) {
            Macro macro = packages.getOrDefault(each, Map.of()).get(name);
            if (macro != null) {
                return Optional.of(new Found(each, macro));
            }
        }
        return Optional.empty();
    }

    Optional<Found> in(String packageName, String name) {
        return Optional.ofNullable(packages.getOrDefault(packageName, Map.of()).get(name))
                .map(macro -> new Found(packageName, macro));
    }

    boolean hasPackage(String name) {
        return packages.containsKey(name);
    }

    Collection<String> names(String packageName) {
        Set<String> names = new HashSet<>(packages.keySet());
        for (String each : List.of(packageName, root, INTERNAL)) {
            names.addAll(packages.getOrDefault(each, Map.of()).keySet());
        }
        return names;
    }

    /** The implementation for BigQuery, else the default one. */
    Found dispatch(String name, Optional<String> namespace, String packageName) {
        List<String> searched = searchOrder(namespace, packageName);
        for (String each : searched) {
            for (String prefix : PREFIXES) {
                Optional<Found> found = in(each, prefix + name);
                if (found.isPresent()) {
                    return found.get();
                }
            }
            Optional<Found> plain = isOurs(each) ? in(each, name) : Optional.empty();
            if (plain.isPresent()) {
                return plain.get();
            }
        }
        throw new IllegalArgumentException(
                "no macro 'bigquery__%s' or 'default__%s' in %s".formatted(name, name, String.join(", ", searched)));
    }

    /** Built-in macros exist for BigQuery only, so they need no prefix. */
    private boolean isOurs(String packageName) {
        return packages.getOrDefault(packageName, Map.of()).values().stream()
                .limit(1)
                .anyMatch(macro -> macro.position().path().startsWith(BuiltInMacros.PREFIX));
    }

    private List<String> searchOrder(Optional<String> namespace, String packageName) {
        List<String> order = new ArrayList<>();
        if (namespace.isEmpty()) {
            order.addAll(List.of(packageName, root, INTERNAL));
        } else {
            order.addAll(searchOrders.getOrDefault(namespace.get(), List.of(root, namespace.get())));
        }
        return order.stream().distinct().toList();
    }

    /** The macros of a package as attributes of its name. */
    HostObject namespace(String packageName, java.util.function.Function<Found, Value> use) {
        Map<String, Macro> macros = packages.getOrDefault(packageName, Map.of());
        return new HostObject() {
            @Override
            public Optional<Value> attribute(String name) {
                return in(packageName, name).map(use);
            }

            @Override
            public Collection<String> attributes() {
                return macros.keySet();
            }

            @Override
            public String printed() {
                return "<package " + packageName + ">";
            }

            @Override
            public String type() {
                return "package '" + packageName + "'";
            }
        };
    }

    /** Near names for a test that does not exist. */
    String testHint(String test, String packageName) {
        List<String> known = names(packageName).stream()
                .filter(name -> name.startsWith("test_"))
                .map(name -> name.substring("test_".length()))
                .toList();
        return NearNames.hint(test, known);
    }

    /** A macro and the package it was found in. */
    record Found(String packageName, Macro macro) {
        String uniqueId() {
            return "macro." + packageName + "." + macro.name();
        }
    }
}

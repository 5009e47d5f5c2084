package app.passculture.data.analytics.transformation;

import app.passculture.data.analytics.template.NearNames;
import app.passculture.data.analytics.transformation.Selection.Reach;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The named selections of selectors.yml. */
final class SelectorFile {

    private final Map<String, Yaml.Mapping> entries = new LinkedHashMap<>();

    private SelectorFile() {}

    static SelectorFile of(Optional<Yaml.Mapping> yaml) {
        SelectorFile file = new SelectorFile();
        yaml.ifPresent(
                found -> found.mappings("selectors").forEach(entry -> file.entries.put(entry.text("name"), entry)));
        return file;
    }

    /** The names and what they are for. */
    Map<String, Yaml.Mapping> entries() {
        return entries;
    }

    /** The name of the selection that holds when none is given. */
    Optional<String> usual() {
        return entries.entrySet().stream()
                .filter(entry -> entry.getValue()
                        .find("default")
                        .map(Yaml::data)
                        .filter(Boolean.TRUE::equals)
                        .isPresent())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    Selection named(String name) {
        return named(name, List.of());
    }

    private Selection named(String name, List<String> around) {
        Yaml.Mapping entry = entries.get(name);
        if (entry == null) {
            throw new ProjectException.BadRequest(
                    "no selector '" + name + "' in selectors.yml" + NearNames.hint(name, entries.keySet()));
        }
        if (around.contains(name)) {
            throw ProjectException.Invalid.at(entry.position(), "selector '" + name + "' needs itself");
        }
        Yaml definition = entry.find("definition")
                .orElseThrow(() -> ProjectException.Invalid.at(entry.position(), "'definition' is missing"));
        List<String> deeper = new ArrayList<>(around);
        deeper.add(name);
        return definition(definition, deeper);
    }

    private Selection definition(Yaml definition, List<String> around) {
        return switch (definition) {
            case Yaml.Scalar scalar -> SelectionParser.union(String.valueOf(scalar.data()));
            case Yaml.Mapping mapping -> mapping(mapping, around);
            case Yaml.Items items -> together(items.items(), around, false);
        };
    }

    private Selection mapping(Yaml.Mapping mapping, List<String> around) {
        if (mapping.find("union").isPresent()) {
            return together(mapping.items("union"), around, false);
        }
        if (mapping.find("intersection").isPresent()) {
            return together(mapping.items("intersection"), around, true);
        }
        Selection criterion = mapping.find("method").isPresent() ? full(mapping, around) : brief(mapping, around);
        return mapping.find("exclude").isPresent()
                ? new Selection.Difference(criterion, together(mapping.items("exclude"), around, false))
                : criterion;
    }

    /** The parts put together; what stands under exclude is taken from the whole. */
    private Selection together(List<Yaml> parts, List<String> around, boolean all) {
        List<Selection> wanted = new ArrayList<>();
        List<Selection> unwanted = new ArrayList<>();
        for (Yaml part : parts) {
            boolean excludes = part instanceof Yaml.Mapping mapping
                    && mapping.entries().keySet().equals(java.util.Set.of("exclude"));
            if (excludes) {
                unwanted.add(together(((Yaml.Mapping) part).items("exclude"), around, false));
            } else {
                wanted.add(definition(part, around));
            }
        }
        Selection whole = all ? new Selection.Intersection(wanted) : new Selection.Union(wanted);
        return unwanted.isEmpty() ? whole : new Selection.Difference(whole, new Selection.Union(unwanted));
    }

    private Selection full(Yaml.Mapping mapping, List<String> around) {
        String method = mapping.text("method");
        String value = mapping.text("value");
        if (method.equals("selector")) {
            return named(value, around);
        }
        int dot = method.indexOf('.');
        return new Selection.Criterion(
                dot < 0 ? method : method.substring(0, dot),
                dot < 0 ? "" : method.substring(dot + 1),
                value,
                new Reach(steps(mapping, "parents"), steps(mapping, "children"), isSet(mapping, "childrens_parents")));
    }

    private static boolean isSet(Yaml.Mapping mapping, String key) {
        return mapping.find(key).map(Yaml::data).filter(Boolean.TRUE::equals).isPresent();
    }

    private static int steps(Yaml.Mapping mapping, String direction) {
        if (!isSet(mapping, direction)) {
            return 0;
        }
        return mapping.find(direction + "_depth")
                .map(Yaml::data)
                .map(depth -> depth instanceof Long steps ? Math.toIntExact(steps) : Reach.ALL)
                .orElse(Reach.ALL);
    }

    /** {@code tag: nightly}. */
    private Selection brief(Yaml.Mapping mapping, List<String> around) {
        Map.Entry<String, Yaml> only = mapping.entries().entrySet().stream()
                .filter(entry -> !entry.getKey().equals("exclude"))
                .findFirst()
                .orElseThrow(() -> ProjectException.Invalid.at(mapping.position(), "a method is missing"));
        String value = String.valueOf(only.getValue().data());
        return only.getKey().equals("selector")
                ? named(value, around)
                : SelectionParser.criterion(only.getKey() + ":" + value);
    }
}

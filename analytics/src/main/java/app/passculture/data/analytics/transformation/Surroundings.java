package app.passculture.data.analytics.transformation;

import app.passculture.data.analytics.template.Value;
import java.util.Map;
import java.util.function.Supplier;

/** What all nodes of a project share while they are evaluated. */
record Surroundings(
        String root,
        Target target,
        MacroRegistry macros,
        Map<String, Map<String, Value>> baseByPackage,
        Supplier<Value> graph,
        TemplateTexts texts,
        ProjectOptions options) {

    /** The names that a file of the package sees. */
    Map<String, Value> base(String packageName) {
        return baseByPackage.getOrDefault(packageName, baseByPackage.getOrDefault(root, Map.of()));
    }
}

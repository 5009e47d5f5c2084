package app.passculture.data.orchestration.pipeline;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** What a definition is made from, and where it starts. */
public final class Definitions {

    private final Surroundings surroundings;
    private final Set<String> missingSettings = new TreeSet<>();

    Definitions(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    public Environment environment() {
        return surroundings.environment();
    }

    /** The value of a setting; one that is missing fails the load, named together with everything else that is wrong. */
    public String setting(String name) {
        String value = surroundings.settings().get(name);
        if (value == null) {
            missingSettings.add(name);
        }
        return value == null ? "" : value;
    }

    public Definition pipeline(String id, Consumer<Draft<NoParameters>> content) {
        return pipeline(id, NoParameters.class, content);
    }

    public <P extends Record> Definition pipeline(String id, Class<P> parameters, Consumer<Draft<P>> content) {
        Draft<P> draft = new Draft<>(id, parameters);
        content.accept(draft);
        return new Definition(draft, surroundings);
    }

    List<String> missingSettings() {
        return List.copyOf(missingSettings);
    }
}

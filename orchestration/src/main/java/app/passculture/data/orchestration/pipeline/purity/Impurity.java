package app.passculture.data.orchestration.pipeline.purity;

import java.util.List;

/** A call by which a definition would look outside, at the end of the way from the definition to it. */
public record Impurity(String subject, List<String> path) {

    public Impurity {
        path = List.copyOf(path);
    }

    public String text() {
        return "the definition looks at " + subject + ": " + String.join(" -> ", path);
    }
}

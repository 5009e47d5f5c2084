package app.passculture.data.analytics.check;

import java.util.List;
import java.util.Optional;

/** What came of the check of one node: facts when its statement is understood, and what was found. */
record Outcome(Optional<NodeFacts> facts, List<Finding> findings) {

    Outcome {
        findings = List.copyOf(findings);
    }

    static Outcome known(NodeFacts facts) {
        return new Outcome(Optional.of(facts), List.of());
    }

    static Outcome failed(Finding finding) {
        return new Outcome(Optional.empty(), List.of(finding));
    }

    static Outcome unknown() {
        return new Outcome(Optional.empty(), List.of());
    }
}

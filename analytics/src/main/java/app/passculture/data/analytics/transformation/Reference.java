package app.passculture.data.analytics.transformation;

import app.passculture.data.analytics.template.Position;
import java.util.List;
import java.util.Optional;

/** A {@code ref} or {@code source} as written: one or two names, and where it stands. */
public record Reference(Kind kind, List<String> names, Position position) {

    /** Which of the two it is. */
    public enum Kind {
        REF,
        SOURCE
    }

    public Reference {
        names = List.copyOf(names);
    }

    String last() {
        return names.getLast();
    }

    /** The package of a ref, when it names one. */
    Optional<String> packageName() {
        return names.size() > 1 ? Optional.of(names.getFirst()) : Optional.empty();
    }

    boolean sameAs(Reference other) {
        return kind == other.kind && names.equals(other.names);
    }
}

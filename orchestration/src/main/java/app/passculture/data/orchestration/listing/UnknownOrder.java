package app.passculture.data.orchestration.listing;

import java.util.SortedSet;

/** A list cannot be ordered as asked: the fault of the caller. */
public final class UnknownOrder extends RuntimeException {

    UnknownOrder(String name, SortedSet<String> possible) {
        super("cannot order by '%s'; possible: %s".formatted(name, String.join(", ", possible)));
    }
}

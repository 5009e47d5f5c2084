package app.passculture.data.orchestration.api;

import java.util.List;

/** Something wrong with one value: where it stands, what is wrong, and a word for programs. */
record Violation(List<Object> loc, String msg, String type) {
    Violation {
        loc = List.copyOf(loc);
    }
}

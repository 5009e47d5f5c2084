package app.passculture.data.orchestration.web.pipeline;

import java.util.Map;

/** The letters that stand for states in the cells of a grid. */
final class Letters {

    private static final Map<Character, String> STATES = Map.ofEntries(
            Map.entry('s', "success"),
            Map.entry('f', "failed"),
            Map.entry('r', "running"),
            Map.entry('q', "queued"),
            Map.entry('w', "scheduled"),
            Map.entry('u', "up_for_retry"),
            Map.entry('d', "deferred"),
            Map.entry('x', "upstream_failed"),
            Map.entry('k', "skipped"),
            Map.entry('c', "restarting"),
            Map.entry('n', "none"));

    private Letters() {}

    /** Nothing for a task that the run does not have. */
    static String state(byte letter) {
        return STATES.getOrDefault((char) letter, "");
    }
}

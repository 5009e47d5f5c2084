package app.passculture.data.orchestration.web;

import java.util.Map;

/** The letterform of each state, so that colour is never the only sign. */
public final class Sign {
    private static final Map<String, String> SIGNS = Map.ofEntries(
            Map.entry("success", "✓"),
            Map.entry("failed", "✕"),
            Map.entry("running", "▶"),
            Map.entry("queued", "⋯"),
            Map.entry("scheduled", "⋯"),
            Map.entry("up_for_retry", "↻"),
            Map.entry("up_for_reschedule", "↻"),
            Map.entry("deferred", "⏸"),
            Map.entry("upstream_failed", "⤒"),
            Map.entry("skipped", "⤼"),
            Map.entry("restarting", "⟲"),
            Map.entry("removed", "∅"));

    private Sign() {}

    /** Nothing for a state that has not come to anything yet. */
    public static String of(String state) {
        return SIGNS.getOrDefault(state, "");
    }
}

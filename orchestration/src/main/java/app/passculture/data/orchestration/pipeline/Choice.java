package app.passculture.data.orchestration.pipeline;

import java.util.List;

/** What a decision came to: every task right after it goes on, or only the named ones. */
public record Choice(boolean everything, List<String> tasks) {

    public Choice {
        tasks = List.copyOf(tasks);
    }

    static Choice all() {
        return new Choice(true, List.of());
    }

    static Choice only(List<String> tasks) {
        return new Choice(false, tasks);
    }
}

package app.passculture.data.orchestration.web.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that the page of a run shows; of the tabs only the chosen one is filled. */
public record RunPage(
        RunHead run, Story story, Tab tab, Optional<Usual> usual, Neighbours neighbours, Optional<Message> done) {

    /** The sentence on top, what to do, and when the run is expected to end. */
    public record Story(Message sentence, Optional<Message> advice, Optional<Instant> expectedEnd) {}

    /** The runs before and after, if there are any. */
    public record Neighbours(Optional<RunHead> previous, Optional<RunHead> next) {}

    /** What is under the head. */
    public sealed interface Tab {
        /** The last part of its address, and of the keys of its texts. */
        String name();
    }

    /** Tasks over time, some of them at once. */
    public record Times(Gantt gantt, int from, int total) implements Tab {
        static final int AT_ONCE = 200;

        public int shown() {
            return gantt.rows().size();
        }

        public boolean hasMore() {
            return from + shown() < total;
        }

        public int earlier() {
            return Math.max(0, from - AT_ONCE);
        }

        public int later() {
            return from + AT_ONCE;
        }

        @Override
        public String name() {
            return "gantt";
        }
    }

    /** Tasks as a table. */
    public record Tasks(List<TaskRow> rows, String state, String search, Map<String, Long> counts) implements Tab {
        public Tasks {
            rows = List.copyOf(rows);
            counts = Map.copyOf(counts);
        }

        @Override
        public String name() {
            return "tasks";
        }
    }

    /** The logs of all tasks as one. */
    public record Logs(List<TaskRow> tasks, String task) implements Tab {
        public Logs {
            tasks = List.copyOf(tasks);
        }

        @Override
        public String name() {
            return "log";
        }
    }

    /** What went in and what came out. */
    public record Outputs(List<OutputRow> outputs) implements Tab {
        public Outputs {
            outputs = List.copyOf(outputs);
        }

        @Override
        public String name() {
            return "outputs";
        }
    }

    /** What people and the scheduler did to it. */
    public record Events(List<EventRow> events) implements Tab {
        public Events {
            events = List.copyOf(events);
        }

        @Override
        public String name() {
            return "events";
        }
    }

    /** A line of the audit log. */
    public record EventRow(
            Instant at, String actor, String via, String event, String task, String before, String after) {}

    static final List<String> TABS = List.of("gantt", "tasks", "log", "outputs", "events");

    public List<String> tabs() {
        return TABS;
    }

    public String address(String tab) {
        return tab.equals("gantt") ? run.address() : run.address() + "/" + tab;
    }

    public String parameters() {
        return Columns.readable(run.origin().parameters());
    }

    /** Of a hundred. */
    public int progress() {
        return run.total() == 0 ? 0 : 100 * run.ended() / run.total();
    }

    public Optional<Duration> usually() {
        return usual.map(Usual::middle);
    }
}

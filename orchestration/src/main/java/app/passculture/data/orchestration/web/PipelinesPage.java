package app.passculture.data.orchestration.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The list of pipelines as somebody wants to see it. */
public record PipelinesPage(Wish wish, List<Row> rows, List<String> tags, List<Broken> broken) {
    /** How many of the latest runs a row shows. */
    static final int RUNS = 14;

    private static final double HEIGHT = 22;

    public PipelinesPage {
        rows = List.copyOf(rows);
        tags = List.copyOf(tags);
        broken = List.copyOf(broken);
    }

    /** What the address of the page says: letters of the id, a tag, and which standing (failing, running, paused); empty means any. */
    public record Wish(String search, String tag, String standing) {
        boolean allows(Row row) {
            return row.id().toLowerCase(Locale.ROOT).contains(search.toLowerCase(Locale.ROOT))
                    && (tag.isEmpty() || row.tags().contains(tag))
                    && switch (standing) {
                        case "failing" -> row.isFailing();
                        case "running" -> row.active() > 0;
                        case "paused" -> row.paused();
                        default -> true;
                    };
        }
    }

    /** A pipeline. */
    public record Row(
            String id,
            String description,
            String owner,
            List<String> tags,
            boolean paused,
            @Nullable Instant next,
            List<Bar> bars,
            int active,
            @Nullable Integer successRate) {

        public Row {
            tags = List.copyOf(tags);
            bars = List.copyOf(bars);
        }

        /** Whether the latest run that has ended failed. */
        public boolean isFailing() {
            return bars.stream()
                    .filter(Bar::hasEnded)
                    .reduce((_, later) -> later)
                    .map(Bar::state)
                    .filter("failed"::equals)
                    .isPresent();
        }
    }

    /** One of the latest runs, oldest first; the longest of them is as high as a row. */
    public record Bar(
            String run, String state, Instant at, @Nullable Duration took, double share) {
        boolean hasEnded() {
            return state.equals("success") || state.equals("failed");
        }

        public double height() {
            return Math.max(4, HEIGHT * share);
        }

        public double top() {
            return HEIGHT - height();
        }
    }

    /** A class that should be a pipeline and is not, and why. */
    public record Broken(String type, List<String> problems) {
        public Broken {
            problems = List.copyOf(problems);
        }
    }
}

package app.passculture.data.orchestration.web.admin;

import app.passculture.data.orchestration.history.FoundDeed;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Who did what.
 *
 * @param older the entry before which the next page begins, if there is one
 */
public record AuditPage(
        Wish wish, List<Line> lines, @Nullable Long older) {
    public AuditPage {
        lines = List.copyOf(lines);
    }

    /** What the address of the page says; what is empty allows all, the days are in UTC. */
    public record Wish(String actor, String event, String pipeline, String from, String to) {
        public boolean isAny() {
            return (actor + event + pipeline + from + to).isEmpty();
        }

        public String before(long number) {
            return UriComponentsBuilder.fromPath("/audit")
                    .queryParam("actor", "{actor}")
                    .queryParam("event", "{event}")
                    .queryParam("pipeline", "{pipeline}")
                    .queryParam("from", "{from}")
                    .queryParam("to", "{to}")
                    .queryParam("before", number)
                    .encode()
                    .buildAndExpand(actor, event, pipeline, from, to)
                    .toUriString();
        }
    }

    /** A deed: what it was about besides pipelines, and what was different after it. */
    public record Line(FoundDeed deed, String about, List<Change> changes) {
        public Line {
            changes = List.copyOf(changes);
        }
    }

    /** A field before and after; empty where there was none. */
    public record Change(String field, String before, String after) {}
}

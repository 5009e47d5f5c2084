package app.passculture.data.orchestration.web.admin;

import app.passculture.data.orchestration.history.FoundRun;
import app.passculture.data.orchestration.web.pipeline.Message;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The runs of all pipelines that somebody wants to see.
 *
 * @param pipelines that one can choose from
 * @param older where the next page begins, if there is one
 * @param done what was just ordered here
 */
public record RunsPage(
        Wish wish,
        List<FoundRun> runs,
        List<String> pipelines,
        @Nullable Older older,
        Optional<Message> done) {
    public RunsPage {
        runs = List.copyOf(runs);
        pipelines = List.copyOf(pipelines);
    }

    /** The number before which the next page begins; the page ends early if it looked at as many runs as it may and found too few. */
    public record Older(long before, boolean endsEarly) {}

    /** What the address of the page says; what is empty allows all, the days are in UTC. */
    public record Wish(String pipeline, String state, String type, String from, String to) {
        public boolean isAny() {
            return (pipeline + state + type + from + to).isEmpty();
        }

        /** The address of the page. */
        public String address() {
            return with("pipeline", pipeline);
        }

        /** The address of the same page with another value for one of its filters. */
        public String with(String name, String value) {
            Map<String, String> all = new LinkedHashMap<>();
            all.put("pipeline", pipeline);
            all.put("state", state);
            all.put("type", type);
            all.put("from", from);
            all.put("to", to);
            all.put(name, value);
            UriComponentsBuilder address = UriComponentsBuilder.fromPath("/runs");
            all.forEach((key, each) -> {
                if (!each.isEmpty()) {
                    address.queryParam(key, "{" + key + "}");
                }
            });
            return address.encode().buildAndExpand(all).toUriString();
        }
    }
}

package app.passculture.data.orchestration.web.admin;

import app.passculture.data.orchestration.history.FoundRun;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The runs of all pipelines that somebody wants to see.
 *
 * @param pipelines that one can choose from
 * @param older the number before which the next page begins, if there is one
 */
public record RunsPage(
        Wish wish,
        List<FoundRun> runs,
        List<String> pipelines,
        @Nullable Long older) {
    public RunsPage {
        runs = List.copyOf(runs);
        pipelines = List.copyOf(pipelines);
    }

    /** What the address of the page says; what is empty allows all, the days are in UTC. */
    public record Wish(String pipeline, String state, String type, String from, String to) {
        public boolean isAny() {
            return (pipeline + state + type + from + to).isEmpty();
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

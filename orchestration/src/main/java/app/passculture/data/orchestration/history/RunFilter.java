package app.passculture.data.orchestration.history;

import app.passculture.data.orchestration.listing.Bounds;
import app.passculture.data.orchestration.listing.Listing;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which runs somebody wants; what is empty allows all. */
public record RunFilter(
        List<String> pipelines,
        List<String> runIds,
        List<String> states,
        List<String> types,
        List<Integer> versions,
        Patterns patterns,
        Map<RunFilter.Moment, Bounds> moments) {

    /** What the text of a run looks like, as LIKE patterns; conf is searched as text. */
    public record Patterns(
            @Nullable String pipeline,
            @Nullable String runId,
            @Nullable String user,
            @Nullable String conf,
            @Nullable String bundleVersion) {
        public static final Patterns ANY = new Patterns(null, null, null, null, null);
    }

    /** What can be limited from both sides; the duration is in seconds. */
    public enum Moment {
        RUN_AFTER("r.run_after"),
        LOGICAL_DATE("r.logical_date"),
        START_DATE("r.started_at"),
        END_DATE("r.ended_at"),
        UPDATED_AT("r.updated_at"),
        DURATION("extract(epoch FROM r.ended_at - r.started_at)");

        private final String column;

        Moment(String column) {
            this.column = column;
        }

        void narrow(Listing listing, Bounds bounds) {
            listing.within(column, bounds);
        }
    }

    public static final RunFilter ALL =
            new RunFilter(List.of(), List.of(), List.of(), List.of(), List.of(), Patterns.ANY, Map.of());

    public RunFilter {
        pipelines = List.copyOf(pipelines);
        runIds = List.copyOf(runIds);
        states = List.copyOf(states);
        types = List.copyOf(types);
        versions = List.copyOf(versions);
        moments = Map.copyOf(moments);
    }

    public RunFilter ofPipelines(List<String> wanted) {
        return new RunFilter(wanted, runIds, states, types, versions, patterns, moments);
    }

    void narrow(Listing listing) {
        listing.in("r.pipeline", pipelines)
                .in("r.run_id", runIds)
                .in("r.state", states)
                .in("r.type", types)
                .in("v.number", versions)
                .like("r.pipeline", patterns.pipeline())
                .like("r.run_id", patterns.runId())
                .like("r.triggering_user", patterns.user())
                .like("r.parameters::text", patterns.conf())
                .whereGiven("v.bundle_digest = ?", patterns.bundleVersion());
        moments.forEach((moment, bounds) -> moment.narrow(listing, bounds));
    }
}

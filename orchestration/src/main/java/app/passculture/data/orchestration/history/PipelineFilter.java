package app.passculture.data.orchestration.history;

import app.passculture.data.orchestration.listing.Listing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which pipelines somebody wants; what is empty allows all. */
public record PipelineFilter(
        List<String> tags,
        PipelineFilter.Tags tagsMatch,
        List<String> owners,
        @Nullable String idPattern,
        @Nullable Boolean stale,
        @Nullable Boolean paused,
        @Nullable Boolean favourite,
        @Nullable String bundle,
        List<String> lastRunStates,
        List<RunFilter> withRuns) {

    /** Whether one tag is enough. */
    public enum Tags {
        ANY,
        ALL
    }

    public static final PipelineFilter ALL =
            new PipelineFilter(List.of(), Tags.ANY, List.of(), null, null, null, null, null, List.of(), List.of());

    public PipelineFilter {
        tags = List.copyOf(tags);
        owners = List.copyOf(owners);
        lastRunStates = List.copyOf(lastRunStates);
        withRuns = List.copyOf(withRuns);
    }

    void narrow(Listing listing, String user) {
        listing.in("p.owner", owners)
                .like("p.id", idPattern)
                .whereGiven("p.stale = ?", stale)
                .whereGiven("p.paused = ?", paused)
                .whereGiven("v.bundle = ?", bundle)
                .in(
                        "(SELECT r.state FROM run r WHERE r.pipeline = p.id ORDER BY r.run_after DESC LIMIT 1)",
                        lastRunStates);
        withRuns.forEach(runs -> listing.exists(FoundRun.FROM, "r.pipeline = p.id", runs::narrow));
        if (!tags.isEmpty()) {
            listing.where("p.tags %s ARRAY[?]::text[]".formatted(tagsMatch == Tags.ALL ? "@>" : "&&"), tags);
        }
        if (favourite != null) {
            listing.where(
                    "%s EXISTS (SELECT 1 FROM pipeline_favourite f WHERE f.pipeline = p.id AND f.user_name = ?)"
                            .formatted(favourite ? "" : "NOT"),
                    user);
        }
    }
}

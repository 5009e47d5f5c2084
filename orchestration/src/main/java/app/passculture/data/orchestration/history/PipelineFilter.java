package app.passculture.data.orchestration.history;

import app.passculture.data.orchestration.listing.Listing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which pipelines somebody wants; what is empty allows all. */
public record PipelineFilter(
        List<String> tags,
        PipelineFilter.Tags tagsMatch,
        List<String> owners,
        List<String> idPatterns,
        @Nullable Boolean stale,
        @Nullable Boolean paused,
        @Nullable Boolean favourite,
        Bundle bundle,
        List<String> lastRunStates,
        List<RunFilter> withRuns) {

    /** Which code pipelines came with: its name and its digest. */
    public record Bundle(@Nullable String name, @Nullable String version) {
        public static final Bundle ANY = new Bundle(null, null);
    }

    /** Whether one tag is enough. */
    public enum Tags {
        ANY,
        ALL
    }

    public static final PipelineFilter ALL = new PipelineFilter(
            List.of(), Tags.ANY, List.of(), List.of(), null, null, null, Bundle.ANY, List.of(), List.of());

    public PipelineFilter {
        tags = List.copyOf(tags);
        owners = List.copyOf(owners);
        idPatterns = List.copyOf(idPatterns);
        lastRunStates = List.copyOf(lastRunStates);
        withRuns = List.copyOf(withRuns);
    }

    void narrow(Listing listing, String user) {
        listing.in("p.owner", owners)
                .whereGiven("p.stale = ?", stale)
                .whereGiven("p.paused = ?", paused)
                .whereGiven("v.bundle = ?", bundle.name())
                .whereGiven("v.bundle_digest = ?", bundle.version())
                .in(
                        "(SELECT r.state FROM run r WHERE r.pipeline = p.id ORDER BY r.run_after DESC LIMIT 1)",
                        lastRunStates);
        idPatterns.forEach(pattern -> listing.like("p.id", pattern));
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

package app.passculture.data.recommendation.db.load;

import app.passculture.data.recommendation.db.catalog.ReplicatedTable;
import app.passculture.data.recommendation.db.refresh.Refresh;
import app.passculture.data.recommendation.db.refresh.RefreshException;
import app.passculture.data.recommendation.db.refresh.RefreshReport;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Carries out the steps of one plan and remembers what they did. */
final class LoadRun {
    private final Session session;
    private final Refresh refresh;
    private final LoadSettings settings;
    private final LoadProgress progress;
    private final Clock clock;
    private final Map<String, CsvSource> sources;
    private final Map<String, LoadedTable> loaded = new LinkedHashMap<>();
    private Step.@Nullable Swap lastSwap;
    private @Nullable RefreshReport refreshed;

    LoadRun(
            Session session,
            Refresh refresh,
            LoadSettings settings,
            LoadProgress progress,
            Clock clock,
            Map<String, CsvSource> sources) {
        this.session = session;
        this.refresh = refresh;
        this.settings = settings;
        this.progress = progress;
        this.clock = clock;
        this.sources = sources;
    }

    LoadReport run(LoadPlan plan) {
        for (Step step : plan.steps()) {
            progress.started(step);
            run(step);
        }
        return report().orElseThrow(() -> new IllegalStateException("A plan must refresh the views"));
    }

    /** Present once readers see everything; what then still fails is only the clearing away. */
    Optional<LoadReport> report() {
        return Optional.ofNullable(refreshed).map(refresh -> new LoadReport(List.copyOf(loaded.values()), refresh));
    }

    /** The swap that readers see although its refresh did not succeed. */
    Optional<Step.Swap> unfinishedSwap() {
        return refreshed == null ? Optional.ofNullable(lastSwap) : Optional.empty();
    }

    private void run(Step step) {
        switch (step) {
            case Step.RequirePrevious() -> requirePrevious();
            case Step.Prepare() -> new Workshop(session).prepare();
            case Step.Create(var table) -> new Workshop(session).create(table);
            case Step.Copy(var table) -> copy(table);
            case Step.BuildIndex(var table, var index) ->
                session.execute("CREATE INDEX " + index.name().quoted() + " ON " + Generation.INCOMING.qualified(table)
                        + " (" + index.column().quoted() + ")");
            case Step.Analyze(var table) ->
                session.execute("SET default_statistics_target = 20; ANALYZE " + Generation.INCOMING.qualified(table));
            case Step.CheckDrop(var table) -> new Checks(session, settings).drop(table, rows(table));
            case Step.CheckReference(var reference) -> new Checks(session, settings).reference(reference);
            case Step.Swap swap -> swap(swap);
            case Step.RefreshViews() -> refresh();
            case Step.Clean() -> new Workshop(session).clear();
        }
    }

    private void requirePrevious() {
        if (!new Workshop(session).isComplete(Generation.PREVIOUS)) {
            throw new LoadException.NothingToRollBack();
        }
    }

    private void copy(ReplicatedTable table) {
        CsvSource source = sources.get(table.name().name());
        if (source == null) {
            throw new IllegalStateException("No source for " + table.name());
        }
        loaded.put(table.name().name(), new TableCopy(table, source, progress).into(session.connection()));
    }

    private long rows(ReplicatedTable table) {
        LoadedTable copied = loaded.get(table.name().name());
        return copied == null ? 0 : copied.rows();
    }

    private void swap(Step.Swap swap) {
        new Swap(session, settings, clock).run(swap.moves());
        lastSwap = swap;
    }

    private void refresh() {
        try {
            refreshed = refresh.run();
        } catch (RefreshException failure) {
            throw new LoadException.RefreshFailed(failure);
        }
    }
}

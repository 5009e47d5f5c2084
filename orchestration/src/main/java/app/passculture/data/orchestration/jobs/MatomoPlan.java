package app.passculture.data.orchestration.jobs;

import app.passculture.data.orchestration.jobs.matomo.MatomoTable;
import app.passculture.data.orchestration.jobs.matomo.Window;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a run reads of each table of the web analytics, decided once at its beginning. */
record MatomoPlan(Map<String, Reading> tables) {

    MatomoPlan {
        tables = Map.copyOf(tables);
    }

    /** Windows of ids, and after which moment rows must have come or changed. */
    record Reading(List<Window> windows, Optional<Instant> since) {

        Reading {
            windows = List.copyOf(windows);
        }
    }

    Reading of(MatomoTable table) {
        Reading reading = tables.get(table.table());
        if (reading == null) {
            throw new IllegalStateException("the plan says nothing of " + table.table());
        }
        return reading;
    }

    @Override
    public String toString() {
        return new TreeMap<>(tables).toString();
    }
}

package app.passculture.data.orchestration.jobs;

import app.passculture.data.orchestration.jobs.matomo.Extent;
import app.passculture.data.orchestration.jobs.matomo.Matomo;
import app.passculture.data.orchestration.jobs.matomo.MatomoTable;
import app.passculture.data.orchestration.jobs.matomo.Since;
import app.passculture.data.orchestration.jobs.matomo.Window;
import app.passculture.data.orchestration.pipeline.TaskContext;
import app.passculture.data.orchestration.vault.Vault;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** Rows of the web analytics on their way out of Matomo: what to read, and the files of a run's own folder. */
record MatomoDump(TaskContext<?> context, String folder) {

    /** What is read again of tables whose rows change, as their times may come late. */
    private static final Duration OVERLAP = Duration.ofHours(3);

    /** What is read again of tables that only grow: a lower id may be committed after a higher one. */
    private static final long LATE_IDS = 1_000;

    static MatomoDump of(TaskContext<?> context, String purpose) {
        return new MatomoDump(context, Effects.folder(purpose, context));
    }

    /** What came or changed since the raw tables were last brought up to date. */
    MatomoPlan news() {
        MatomoTables raw = MatomoTables.of(context);
        return plan((matomo, table) -> switch (table.growth()) {
            case SMALL -> reading(matomo, table, 0, Optional.empty());
            case APPENDED -> reading(matomo, table, Math.max(0, raw.lastId(table) - LATE_IDS), Optional.empty());
            case CHANGING -> reading(matomo, table, 0, raw.lastTime(table).map(last -> last.minus(OVERLAP)));
        });
    }

    /** Everything since a moment, each table cut into so many windows. */
    MatomoPlan history(Instant since, Map<MatomoTable, Integer> parts) {
        Map<MatomoTable, Integer> cuts = new EnumMap<>(parts);
        return plan((matomo, table) -> {
            int number = cuts.getOrDefault(table, 1);
            Extent extent = matomo.extent(table, 0, beginning(table, Optional.of(since)))
                    .orElse(new Extent(1, 0));
            return new MatomoPlan.Reading(
                    Window.parts(extent.first() - 1, extent.last(), number),
                    table.beginning().map(_ -> since));
        });
    }

    /** Reads windows into a file each; a window without rows leaves none. */
    Exported read(MatomoTable table, List<Window> windows, Optional<Since> since)
            throws IOException, InterruptedException {
        List<String> objects = new ArrayList<>();
        long rows = 0;
        try (Matomo matomo = Matomo.open(context.use(Vault.class))) {
            for (int i = 0; i < windows.size(); i++) {
                Exported part = read(matomo, table, windows.get(i), since);
                objects.addAll(part.objects());
                rows += part.rows();
                context.log("%s: window %d of %d, %,d rows".formatted(table.table(), i + 1, windows.size(), rows));
            }
        }
        return new Exported(objects, rows);
    }

    static Optional<Since> changed(MatomoTable table, Optional<Instant> since) {
        return bound(table.time(), since);
    }

    static Optional<Since> beginning(MatomoTable table, Optional<Instant> since) {
        return bound(table.beginning(), since);
    }

    private static Optional<Since> bound(Optional<String> column, Optional<Instant> since) {
        return since.flatMap(moment -> column.map(name -> new Since(name, moment)));
    }

    private MatomoPlan plan(BiFunction<Matomo, MatomoTable, MatomoPlan.Reading> each) {
        Map<String, MatomoPlan.Reading> readings = new TreeMap<>();
        try (Matomo matomo = Matomo.open(context.use(Vault.class))) {
            for (MatomoTable table : MatomoTable.values()) {
                readings.put(table.table(), each.apply(matomo, table));
                context.log(table.table() + ": " + readings.get(table.table()));
            }
        }
        return new MatomoPlan(readings);
    }

    private static MatomoPlan.Reading reading(Matomo matomo, MatomoTable table, long after, Optional<Instant> since) {
        List<Window> windows = matomo.extent(table, after, changed(table, since))
                .map(extent -> Window.stepping(extent.first() - 1, extent.last(), table.step()))
                .orElse(List.of());
        return new MatomoPlan.Reading(windows, since);
    }

    private Exported read(Matomo matomo, MatomoTable table, Window window, Optional<Since> since)
            throws IOException, InterruptedException {
        Exchange exchange = context.use(Exchange.class);
        var object =
                exchange.object("%s/%s/%d-%d.csv".formatted(folder, table.table(), window.after(), window.until()));
        Path file = Files.createTempFile("matomo", ".csv");
        try {
            long rows;
            try (OutputStream out = Files.newOutputStream(file)) {
                rows = matomo.write(table, MatomoTables.of(context).schema(table), window, since, out);
            }
            if (rows == 0) {
                return new Exported(List.of(), 0);
            }
            try (InputStream content = Files.newInputStream(file)) {
                exchange.buckets().write(object, "text/csv", content);
            }
            return new Exported(List.of(object.toString()), rows);
        } finally {
            Files.delete(file);
        }
    }
}

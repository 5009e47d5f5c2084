package app.passculture.data.recommendation.model.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All versions ever published, newest first; the first one not withdrawn is current. Text of the file "current". */
record Ledger(List<Entry> entries) {
    private static final String WITHDRAWN = " withdrawn";

    /** One published version; a withdrawn one can still be asked for by name. */
    record Entry(String version, boolean withdrawn) {
        Entry {
            if (!ModelFolder.isVersion(version)) {
                throw new IllegalArgumentException("\"%s\" is not a version".formatted(version));
            }
        }

        private static Entry parse(String line) {
            var withdrawn = line.endsWith(WITHDRAWN);
            return new Entry(withdrawn ? line.substring(0, line.length() - WITHDRAWN.length()) : line, withdrawn);
        }

        private String text() {
            return version + (withdrawn ? WITHDRAWN : "") + "\n";
        }
    }

    Ledger {
        entries = List.copyOf(entries);
    }

    static Ledger empty() {
        return new Ledger(List.of());
    }

    /** Reads what {@link #text} wrote; a last line without its end was cut off. */
    static Ledger parse(String text) {
        if (!text.endsWith("\n")) {
            throw new IllegalArgumentException("its last line is cut off");
        }
        return new Ledger(text.lines().map(Entry::parse).toList());
    }

    String text() {
        return String.join("", entries.stream().map(Entry::text).toList());
    }

    List<String> versions() {
        return entries.stream().map(Entry::version).toList();
    }

    Optional<String> current() {
        return inUse().findFirst();
    }

    /** What becomes current when the current one is withdrawn. */
    Optional<String> previous() {
        return inUse().skip(1).findFirst();
    }

    Ledger publish(String version) {
        return new Ledger(Stream.concat(Stream.of(new Entry(version, false)), entries.stream())
                .toList());
    }

    Ledger withdrawCurrent() {
        var withdrawn = new ArrayList<Entry>();
        var current = current();
        for (var entry : entries) {
            var isCurrent = current.filter(entry.version()::equals).isPresent();
            withdrawn.add(isCurrent ? new Entry(entry.version(), true) : entry);
        }
        return new Ledger(withdrawn);
    }

    private Stream<String> inUse() {
        return entries.stream().filter(entry -> !entry.withdrawn()).map(Entry::version);
    }
}

package app.passculture.data.orchestration.scheduler;

import app.passculture.data.orchestration.journal.RunStep;
import app.passculture.data.orchestration.journal.StoredRun;
import app.passculture.data.orchestration.run.Capacity;
import app.passculture.data.orchestration.run.Effect;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** One round of a committer: reads the runs concerned, moves each on in memory, and writes all of it in one transaction. */
final class Batch {

    private final Committer.Desk desk;
    private final Tables tables;
    private final Map<Long, StoredRun> known;
    private final Map<Long, Turn> turns = new LinkedHashMap<>();
    private final Set<String> admissions = new TreeSet<>();
    private final List<Mail> later = new ArrayList<>();

    Batch(Committer.Desk desk, Map<Long, StoredRun> known) {
        this.desk = desk;
        this.tables = desk.tables();
        this.known = known;
    }

    void add(Mail mail) {
        switch (mail) {
            case Mail.Admit(String pipeline) -> admissions.add(pipeline);
            case Mail.Happened happened -> add(happened.run().id(), mail);
            case Mail.Found found -> addFresh(found.run().id(), mail);
            case Mail.Ordered ordered -> addFresh(ordered.run().id(), mail);
        }
    }

    private void addFresh(long run, Mail mail) {
        known.remove(run);
        add(run, mail);
    }

    private void add(long run, Mail mail) {
        if (!turns.computeIfAbsent(run, _ -> new Turn()).take(mail)) {
            later.add(mail);
        }
    }

    /** Orders that found the turn of their run taken. */
    List<Mail> later() {
        return later;
    }

    /** Mail for runs that are not there. */
    List<Mail> unknown() {
        return turns.entrySet().stream()
                .filter(turn -> !known.containsKey(turn.getKey()))
                .flatMap(turn -> turn.getValue().mails().stream())
                .toList();
    }

    Set<Long> runs() {
        return turns.keySet();
    }

    Written write(Ink ink) {
        load(turns.keySet());
        boolean locks = !admissions.isEmpty() || stored().anyMatch(Batch::usesPools);
        return locks ? tables.inTransaction(() -> writeLocked(ink)) : writeLight(ink);
    }

    private Stream<StoredRun> stored() {
        return turns.keySet().stream().flatMap(run -> Stream.ofNullable(known.get(run)));
    }

    private static boolean usesPools(StoredRun run) {
        return !PoolShares.used(run.snapshot().plan()).isEmpty();
    }

    private void load(Collection<Long> runs) {
        Set<Long> missing = new HashSet<>(runs);
        missing.removeAll(known.keySet());
        known.putAll(tables.runs().load(missing));
    }

    /** Without anything to lock, one statement is all, unless more has to be written with it. */
    private Written writeLight(Ink ink) {
        PoolShares none = PoolShares.lock(tables.pools(), List.of());
        Written draft = draft(none);
        boolean more = draft.steps().stream().anyMatch(step -> !step.audit().isEmpty() || hasEnded(step));
        return more ? tables.inTransaction(() -> ink.write(draft, none)) : ink.write(draft, none);
    }

    private Written writeLocked(Ink ink) {
        admit();
        PoolShares shares = PoolShares.lock(tables.pools(), stored().toList());
        return ink.write(draft(shares), shares);
    }

    private void admit() {
        Map<Long, String> admitted = tables.admissions().admit(admissions, now());
        admitted.keySet().forEach(known::remove);
        load(admitted.keySet());
        admitted.forEach((run, pipeline) -> add(run, new Mail.Admit(pipeline)));
    }

    private Written draft(PoolShares shares) {
        List<RunStep> steps = new ArrayList<>();
        for (Map.Entry<Long, Turn> turn : turns.entrySet()) {
            StoredRun run = known.get(turn.getKey());
            if (run != null) {
                RunStep step = turn.getValue().step(run, desk.machine(), capacity(shares, run), now());
                shares.taken(step.advance());
                steps.add(step);
            }
        }
        return new Written(steps, Set.of(), List.of(), true);
    }

    private Capacity capacity(PoolShares shares, StoredRun run) {
        Capacity share = shares.share(run);
        return desk.code().test(run.version()) ? share : share.withoutCode();
    }

    private Instant now() {
        return desk.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }

    List<Mail> mails(long run) {
        return Objects.requireNonNull(turns.get(run)).mails();
    }

    static boolean hasEnded(RunStep step) {
        return step.advance().effects().stream().anyMatch(Effect.Ended.class::isInstance);
    }

    /** Steps, which of their runs moved on (the others were changed by somebody else), and mail for runs that can now have what they waited for. */
    record Written(List<RunStep> steps, Set<Long> moved, List<Mail> next, boolean alive) {}

    /** Writes steps down. */
    @FunctionalInterface
    interface Ink {
        Written write(Written draft, PoolShares shares);
    }
}

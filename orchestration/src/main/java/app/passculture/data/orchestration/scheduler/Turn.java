package app.passculture.data.orchestration.scheduler;

import app.passculture.data.orchestration.journal.AuditEntry;
import app.passculture.data.orchestration.journal.ProducedOutput;
import app.passculture.data.orchestration.journal.RunStep;
import app.passculture.data.orchestration.journal.RunStep.Reported;
import app.passculture.data.orchestration.journal.StoredRun;
import app.passculture.data.orchestration.run.Capacity;
import app.passculture.data.orchestration.run.RunEvent;
import app.passculture.data.orchestration.run.RunMachine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What one batch does with one run: events in their order, or one order of somebody, which is decided by how the run stands. */
final class Turn {

    private final List<Mail> mails = new ArrayList<>();

    /** Whether the mail fits; an order takes a turn of its own. */
    boolean take(Mail mail) {
        boolean fits =
                mails.isEmpty() || (!(mail instanceof Mail.Ordered) && !(mails.getLast() instanceof Mail.Ordered));
        return fits && mails.add(mail);
    }

    List<Mail> mails() {
        return mails;
    }

    RunStep step(StoredRun run, RunMachine machine, Capacity capacity, Instant now) {
        List<RunEvent> events = new ArrayList<>();
        List<AuditEntry> audit = new ArrayList<>();
        Map<UUID, Instant> starts = new HashMap<>();
        Map<UUID, ProducedOutput> outputs = new HashMap<>();
        for (Mail mail : mails) {
            switch (mail) {
                case Mail.Happened happened -> {
                    events.add(happened.event());
                    note(happened, starts, outputs);
                }
                case Mail.Found found -> events.add(found.event());
                case Mail.Ordered ordered -> {
                    List<RunEvent> wanted = ordered.order().events().apply(run.snapshot());
                    events.addAll(wanted);
                    audit.addAll(ordered.order().audit().apply(run, wanted));
                }
                case Mail.Admit _ -> events.add(new RunEvent.Admitted());
            }
        }
        return new RunStep(
                run, machine.advance(run.snapshot(), events, capacity, now), now, new Reported(starts, outputs), audit);
    }

    private static void note(Mail.Happened happened, Map<UUID, Instant> starts, Map<UUID, ProducedOutput> outputs) {
        if (happened.event() instanceof RunEvent.Started started) {
            starts.put(started.attempt(), happened.at());
        }
        if (happened.event() instanceof RunEvent.Report report && happened.output() != null) {
            outputs.put(report.attempt(), happened.output());
        }
    }
}

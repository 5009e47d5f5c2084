package app.passculture.data.orchestration.scheduler;

import app.passculture.data.orchestration.execution.Execution;
import app.passculture.data.orchestration.journal.RunStep;
import app.passculture.data.orchestration.journal.StoredRun;
import app.passculture.data.orchestration.run.Effect;
import app.passculture.data.orchestration.run.RunEvent;
import app.passculture.data.orchestration.run.RunSnapshot;
import app.passculture.data.orchestration.run.RunState;
import app.passculture.data.orchestration.scheduler.Mail.RunKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** What follows from a step once it is recorded. */
final class Aftermath {

    private final Execution execution;
    private final Dispatcher dispatcher;
    private final Held held;
    private final Calls calls;
    private final InstantSource clock;
    private final Meters meters;
    private final Consumer<Mail> mails;

    /** How the rest of the world learns of a step. */
    record Calls(Wakes wakes, Signals signals, Waits waits) {}

    Aftermath(
            Execution execution,
            Dispatcher dispatcher,
            Held held,
            Calls calls,
            InstantSource clock,
            Meters meters,
            Consumer<Mail> mails) {
        this.execution = execution;
        this.dispatcher = dispatcher;
        this.held = held;
        this.calls = calls;
        this.clock = clock;
        this.meters = meters;
        this.mails = mails;
    }

    void follow(RunStep step, List<Mail> settled) {
        StoredRun run = step.before();
        step.advance().claims().forEach(claim -> dispatcher.start(execution, run, claim));
        measure(step, settled);
        settled.forEach(mail -> settle(step, mail));
        step.advance().effects().forEach(effect -> carryOut(run, effect));
        RunSnapshot now = step.advance().run();
        if (step.advance().left() && step.isHandedOver()) {
            calls.signals().look();
        }
        if (now.state() == RunState.QUEUED && run.snapshot().state().isEnded()) {
            mails.accept(new Mail.Admit(run.pipeline()));
        }
        now.nextWake()
                .ifPresentOrElse(
                        at -> calls.wakes().plan(run.id(), run.pipeline(), at),
                        () -> calls.wakes().cancel(run.id()));
    }

    private void measure(RunStep step, List<Mail> settled) {
        if (!step.advance().claims().isEmpty()) {
            Instant started = clock.instant();
            settled.forEach(mail -> {
                if (mail instanceof Mail.Happened happened && !happened.isPatient()) {
                    meters.hop(happened.at(), started);
                }
            });
        }
    }

    private void settle(RunStep step, Mail mail) {
        switch (mail) {
            case Mail.Happened happened -> release(happened);
            case Mail.Ordered ordered -> ordered.done().complete(step);
            case Mail.Found _, Mail.Admit _ -> {}
        }
    }

    /** An attempt that has ended, accepted or not, is no longer this node's business. */
    void release(Mail.Happened happened) {
        switch (happened.event()) {
            case RunEvent.Succeeded over -> held.remove(over.attempt());
            case RunEvent.Failed over -> held.remove(over.attempt());
            case RunEvent.Skipped over -> held.remove(over.attempt());
            case RunEvent.Lost over -> held.remove(over.attempt());
            default -> {}
        }
    }

    private void carryOut(StoredRun run, Effect effect) {
        switch (effect) {
            case Effect.Stop stop -> stop(stop.attempt());
            case Effect.Watch _ -> calls.waits().check(new RunKey(run.id(), run.pipeline()));
            case Effect.Ended(RunState state) -> {
                mails.accept(new Mail.Admit(run.pipeline()));
                if (state == RunState.SUCCESS) {
                    calls.waits().succeeded(run.pipeline());
                }
            }
            case Effect.Notify _, Effect.Ignored _ -> {}
        }
    }

    private void stop(UUID attempt) {
        if (held.contains(attempt)) {
            execution.stop(attempt);
        } else {
            calls.signals().stop(attempt);
        }
    }
}

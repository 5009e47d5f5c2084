package app.passculture.data.orchestration.scheduler;

import app.passculture.data.orchestration.execution.Execution;
import app.passculture.data.orchestration.execution.Order;
import app.passculture.data.orchestration.execution.TaskOutput;
import app.passculture.data.orchestration.journal.ProducedOutput;
import app.passculture.data.orchestration.journal.StoredRun;
import app.passculture.data.orchestration.pipeline.LoadedPipeline;
import app.passculture.data.orchestration.run.Claim;
import app.passculture.data.orchestration.run.RunEvent;
import app.passculture.data.orchestration.scheduler.Mail.RunKey;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Hands attempts to the execution, and what they report to the committers. */
final class Dispatcher implements Execution.Reports {

    private final Catalogue catalogue;
    private final InstantSource clock;
    private final Consumer<Mail> mails;

    Dispatcher(Catalogue catalogue, InstantSource clock, Consumer<Mail> mails) {
        this.catalogue = catalogue;
        this.clock = clock;
        this.mails = mails;
    }

    @Override
    public void report(Order order, RunEvent.Report report, @Nullable TaskOutput output) {
        RunKey run = new RunKey(order.run(), order.facts().pipeline());
        mails.accept(new Mail.Happened(run, report, clock.instant(), produced(output)));
    }

    private static @Nullable ProducedOutput produced(@Nullable TaskOutput output) {
        return switch (output) {
            case null -> null;
            case TaskOutput.Inline(String type, long bytes, String json) ->
                new ProducedOutput.Inline(type, bytes, json);
            case TaskOutput.Stored(String type, long bytes, String location, String preview) ->
                new ProducedOutput.Elsewhere(type, bytes, location, preview);
        };
    }

    /** Begins the attempt. It is claimed only where the code of its version is; should that be gone, it is lost. */
    void start(Execution execution, StoredRun run, Claim claim) {
        order(run, claim)
                .ifPresentOrElse(
                        execution::start,
                        () -> mails.accept(new Mail.Happened(
                                new RunKey(run.id(), run.pipeline()),
                                new RunEvent.Lost(claim.task(), claim.attempt()),
                                clock.instant(),
                                null)));
    }

    /** Whether attempts of the version can run here. */
    boolean has(UUID version) {
        return catalogue.version(version).isPresent();
    }

    Optional<Order> order(StoredRun run, Claim claim) {
        return catalogue.version(run.version()).map(pipeline -> order(run, claim, pipeline));
    }

    private static Order order(StoredRun run, Claim claim, LoadedPipeline pipeline) {
        return new Order(
                run.id(),
                run.snapshot().facts(),
                run.parameters(),
                pipeline,
                new Order.Attempted(claim.task(), claim.tryNumber(), claim.attempt()));
    }
}

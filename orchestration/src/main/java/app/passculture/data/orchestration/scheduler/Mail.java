package app.passculture.data.orchestration.scheduler;

import app.passculture.data.orchestration.journal.AuditEntry;
import app.passculture.data.orchestration.journal.ProducedOutput;
import app.passculture.data.orchestration.journal.RunStep;
import app.passculture.data.orchestration.journal.StoredRun;
import app.passculture.data.orchestration.run.RunEvent;
import app.passculture.data.orchestration.run.RunSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a committer is asked to do. */
sealed interface Mail {

    /** The runs of one pipeline have one committer. */
    String pipeline();

    /** Something happened to a run that this node drives. */
    record Happened(
            RunKey run,
            RunEvent event,
            Instant at,
            @Nullable ProducedOutput output) implements Mail {

        @Override
        public String pipeline() {
            return run.pipeline();
        }

        /** Whether it can wait a little for company: nothing depends on it but what people see. */
        boolean isPatient() {
            return event instanceof RunEvent.Started;
        }
    }

    /** Something became known of a run that another node may have changed since: it is read again first. */
    record Found(RunKey run, RunEvent event) implements Mail {

        @Override
        public String pipeline() {
            return run.pipeline();
        }
    }

    /** Somebody wants something of a run; what that means is decided when it is the run's turn. */
    record Ordered(RunKey run, Order order, CompletableFuture<RunStep> done) implements Mail {

        @Override
        public String pipeline() {
            return run.pipeline();
        }
    }

    /** There may be room for queued runs of a pipeline. */
    record Admit(String pipeline) implements Mail {}

    /** A run by its number, and whose run it is. */
    record RunKey(long id, String pipeline) {}

    /** What somebody wants, and what the audit log says of it. */
    record Order(
            Function<RunSnapshot, List<RunEvent>> events,
            BiFunction<StoredRun, List<RunEvent>, List<AuditEntry>> audit) {}
}

package app.passculture.data.orchestration.administration;

import app.passculture.data.orchestration.journal.Actor;
import app.passculture.data.orchestration.journal.Audit;
import app.passculture.data.orchestration.journal.AuditEntry;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes what people may change, with the line in the audit log in the same transaction. */
public final class Deeds {
    private final Audit audit;
    private final TransactionTemplate transaction;

    Deeds(Audit audit, TransactionTemplate transaction) {
        this.audit = audit;
        this.transaction = transaction;
    }

    /** The result of the work; what fails inside undoes all of it, so refusals come before. */
    public <T> T together(Supplier<T> work) {
        T result = transaction.execute(_ -> work.get());
        if (result == null) {
            throw new IllegalStateException("a change has no result");
        }
        return result;
    }

    /** A deed that is about no pipeline; what it was before and is after must not hold secrets. */
    void record(Actor actor, String event, String about, @Nullable Object before, @Nullable Object after) {
        audit.write(new AuditEntry(actor, event, AuditEntry.Subject.none(), Map.of("name", about), before, after));
    }

    public void recordOf(Actor actor, String event, String pipeline) {
        audit.write(new AuditEntry(actor, event, AuditEntry.Subject.pipeline(pipeline)));
    }
}

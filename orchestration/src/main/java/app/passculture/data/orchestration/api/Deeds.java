package app.passculture.data.orchestration.api;

import app.passculture.data.orchestration.journal.Audit;
import app.passculture.data.orchestration.journal.AuditEntry;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes what people may change, with the line in the audit log in the same transaction. */
final class Deeds {
    private final Audit audit;
    private final TransactionTemplate transaction;

    Deeds(Audit audit, TransactionTemplate transaction) {
        this.audit = audit;
        this.transaction = transaction;
    }

    <T> T together(Supplier<T> work) {
        T result = transaction.execute(_ -> work.get());
        if (result == null) {
            throw new IllegalStateException("a change has no result");
        }
        return result;
    }

    /** A deed that is about no pipeline; what it was before and is after must not hold secrets. */
    void record(Caller caller, String event, String about, @Nullable Object before, @Nullable Object after) {
        audit.write(new AuditEntry(
                DagRoutes.actor(caller), event, AuditEntry.Subject.none(), Map.of("name", about), before, after));
    }

    void recordOf(Caller caller, String event, String pipeline) {
        audit.write(new AuditEntry(DagRoutes.actor(caller), event, AuditEntry.Subject.pipeline(pipeline)));
    }
}

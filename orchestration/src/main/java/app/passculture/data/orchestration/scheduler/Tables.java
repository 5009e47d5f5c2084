package app.passculture.data.orchestration.scheduler;

import app.passculture.data.orchestration.journal.Audit;
import app.passculture.data.orchestration.journal.DailyFigures;
import app.passculture.data.orchestration.journal.Pools;
import app.passculture.data.orchestration.journal.Runs;
import app.passculture.data.orchestration.journal.Steps;
import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The parts of the journal that steps are written to, and the transactions over them. */
record Tables(
        Runs runs,
        Steps steps,
        Pools pools,
        Audit audit,
        DailyFigures figures,
        Admissions admissions,
        TransactionTemplate transactions) {

    static Tables over(DataSource database) {
        return new Tables(
                new Runs(database),
                new Steps(database),
                new Pools(database),
                new Audit(JdbcClient.create(database)),
                new DailyFigures(database),
                new Admissions(database),
                new TransactionTemplate(new JdbcTransactionManager(database)));
    }

    <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(_ -> work.get()));
    }
}

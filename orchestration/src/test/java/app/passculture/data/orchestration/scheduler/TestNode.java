package app.passculture.data.orchestration.scheduler;

import app.passculture.data.orchestration.execution.Execution;
import app.passculture.data.orchestration.journal.Actor;
import app.passculture.data.orchestration.journal.JournalDatabase;
import app.passculture.data.orchestration.journal.Pipelines;
import app.passculture.data.orchestration.pipeline.Environment;
import app.passculture.data.orchestration.pipeline.Pipeline;
import app.passculture.data.orchestration.pipeline.PipelineLoader;
import app.passculture.data.orchestration.pipeline.Surroundings;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A node of the scheduler as the tests start it, with what they ask of it and of its journal. */
final class TestNode implements AutoCloseable {

    static final Actor SOMEBODY = new Actor("somebody", "test");

    private final HikariDataSource pool = new HikariDataSource();
    private final DataSource database;
    private final JdbcClient sql;
    private final Catalogue catalogue;
    private final Scheduler scheduler;
    private final Control control;

    /** How a node of a test differs from others: its clock, how it sees the database, its roles, and what runs its tasks. */
    record Way(
            LongSupplier nanos,
            UnaryOperator<DataSource> database,
            Collection<String> roles,
            BiFunction<Execution.Reports, DataSource, Execution> execution) {
        Way(LongSupplier nanos, UnaryOperator<DataSource> database) {
            this(nanos, database, Scheduler.Setting.named("test").roles(), PlainExecution::new);
        }

        static Way plain() {
            return new Way(System::nanoTime, UnaryOperator.identity());
        }

        static Way roles(String... roles) {
            return new Way(System::nanoTime, UnaryOperator.identity(), List.of(roles), PlainExecution::new);
        }

        Way running(BiFunction<Execution.Reports, DataSource, Execution> other) {
            return new Way(nanos, database, roles, other);
        }
    }

    private TestNode(String url, Way way, List<? extends Pipeline> pipelines) {
        pool.setJdbcUrl(url);
        pool.setUsername("postgres");
        pool.setPassword("postgres");
        pool.setMaximumPoolSize(6);
        pool.setMinimumIdle(1);
        this.database = way.database().apply(pool);
        this.sql = JdbcClient.create(pool);
        this.catalogue = load(pipelines);
        this.scheduler = new Scheduler(
                database,
                catalogue,
                reports -> way.execution().apply(reports, database),
                new Scheduler.Setting("test", way.roles(), 2, Clock.systemUTC(), way.nanos()));
        this.control = new Control(scheduler, catalogue, database);
    }

    static TestNode on(JournalDatabase journal, Pipeline... pipelines) {
        return on(journal.jdbcUrl(), Way.plain(), pipelines);
    }

    /** A node that takes orders and runs nothing. */
    static TestNode forOrders(JournalDatabase journal, Pipeline... pipelines) {
        return on(journal.jdbcUrl(), Way.roles("api"), pipelines);
    }

    static TestNode on(String url, Way way, Pipeline... pipelines) {
        return new TestNode(url, way, List.of(pipelines));
    }

    /** A node that loses its database for good at the given write of steps. */
    static TestNode dying(JournalDatabase journal, int write, FailingDatabase.Moment moment, Pipeline... pipelines) {
        return on(
                journal.jdbcUrl(),
                new Way(System::nanoTime, database -> new FailingDatabase(database, write, moment)),
                pipelines);
    }

    /** A pool that says soon that it is used up. */
    static DataSource impatient(DataSource pool) {
        ((HikariDataSource) pool).setConnectionTimeout(250);
        return pool;
    }

    /** From now on a node that was made to die has no database any more. */
    void die() {
        ((FailingDatabase) database).die();
    }

    boolean isDead() {
        return database instanceof FailingDatabase failing && failing.isGone();
    }

    static void addPool(JournalDatabase journal, String pool, int slots) {
        JdbcClient.create(journal.dataSource())
                .sql("INSERT INTO pool (name, slots) VALUES (?, ?) ON CONFLICT DO NOTHING")
                .param(pool)
                .param(slots)
                .update();
    }

    private Catalogue load(List<? extends Pipeline> pipelines) {
        Map<String, Integer> pools = sql
                .sql("SELECT name, slots FROM pool")
                .query((row, _) -> Map.entry(row.getString(1), row.getInt(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        PipelineLoader loader = new PipelineLoader(new Surroundings(new Environment("test", true), Map.of(), pools));
        Clock clock = Clock.systemUTC();
        return new CatalogueLoader(database, new AttemptIds(clock, new SplittableRandom()), clock)
                .load(pipelines, loader, new Pipelines.Bundle("test", "none"));
    }

    TestNode start() {
        scheduler.start();
        return this;
    }

    Scheduler scheduler() {
        return scheduler;
    }

    Catalogue catalogue() {
        return catalogue;
    }

    Control control() {
        return control;
    }

    DataSource database() {
        return database;
    }

    JdbcClient sql() {
        return sql;
    }

    String trigger(String pipeline) {
        return control.trigger(pipeline, Trigger.now(), SOMEBODY);
    }

    String state(String pipeline, String run) {
        return sql.sql("SELECT state FROM run WHERE pipeline = ? AND run_id = ?")
                .param(pipeline)
                .param(run)
                .query(String.class)
                .single();
    }

    /** The states of the tasks of a run by id. */
    Map<String, String> tasks(String pipeline, String run) {
        return sql
                .sql("""
                        SELECT task.task, task.state FROM task_instance task JOIN run ON run.id = task.run
                        WHERE run.pipeline = ? AND run.run_id = ?
                        """)
                .param(pipeline)
                .param(run)
                .query((row, _) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    TestNode awaitState(String pipeline, String run, String state) {
        return awaitState(pipeline, run, state, Duration.ofSeconds(20));
    }

    TestNode awaitState(String pipeline, String run, String state, Duration atMost) {
        Awaitility.await(pipeline + " " + run + " is " + state)
                .atMost(atMost)
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> org.assertj.core.api.Assertions.assertThat(state(pipeline, run))
                        .isEqualTo(state));
        return this;
    }

    int count(String query, Object... parameters) {
        return sql.sql(query).params(List.of(parameters)).query(Integer.class).single();
    }

    @Override
    public void close() {
        if (!isDead()) {
            scheduler.close();
        }
        pool.close();
    }
}

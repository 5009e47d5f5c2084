package app.passculture.data.orchestration.local;

import app.passculture.data.recommendation.db.migration.Migration;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;

/** The processes of the local platform, and how each step of a plan is done. */
final class Platform {

    private final Options options;
    private final String size;
    private final DataDirectory data;
    private final Clock clock;
    private final Secrets secrets;
    private final Databases databases;
    private final PostgresServer postgres;
    private final ApiServer api;
    private final SchedulerServer scheduler;
    private final OutsideSources outside;

    /** Held while a process is launched, so that a stop finds either none or one that it can stop. */
    private final ReentrantLock launching = new ReentrantLock();

    private final AtomicBoolean stopping = new AtomicBoolean();

    private Platform(Options options, String size, Path home, Clock clock, RandomGenerator random) {
        this.options = options;
        this.size = size;
        this.data = options.data();
        this.clock = clock;
        this.secrets = new Secrets(data.secrets(), random);
        this.databases = new Databases(Ports.remembered(Databases.portFile(data)), secrets);
        this.postgres = new PostgresServer(data.postgres());
        this.api = new ApiServer(home, data, clock);
        this.scheduler = new SchedulerServer(home, data, clock);
        this.outside = new OutsideSources(databases, secrets);
    }

    /** Stops first what a killed start left behind, because it may hold the ports. */
    static Platform takenOver(Options options, String size, Path home, Clock clock, RandomGenerator random) {
        new SchedulerServer(home, options.data(), clock).process().stop();
        new ApiServer(home, options.data(), clock).process().stop();
        new PostgresServer(options.data().postgres()).stop();
        Ports.requireFree(options.apiPort(), "API_PORT");
        Ports.requireFree(options.schedulerPort(), "SCHEDULER_PORT");
        return new Platform(options, size, home, clock, random);
    }

    void perform(Step step, ProgressLine line) {
        switch (step) {
            case CLEAR -> data.clear();
            case POSTGRES -> launch(this::startPostgres);
            case DATABASES -> createDatabases();
            case MIGRATION -> new Migration(databases.connect(Databases.RECOMMENDATION)).run();
            case WORLD -> demoData().makeWorld(size, line);
            case ZONES -> demoData().moveZones();
            case TABLES -> demoData().moveTables(line);
            case GROUPS -> demoData().assignGroups();
            case MODEL -> new PopularityPublication(application(), data.models(), clock).publish();
            case REFRESH -> demoData().refresh(line);
            case API -> startApi(line);
            case SCHEDULER -> startScheduler();
        }
    }

    /** In this order: the servers finish what they do while they still have a database. */
    void stop(Narration narration) {
        if (!stopping.compareAndSet(false, true)) {
            return;
        }
        launching.lock();
        try {
            narration.step("Stopping the scheduler", _ -> {
                scheduler.process().stop();
                outside.close();
            });
            narration.step("Stopping the recommendation API", _ -> api.process().stop());
            narration.step("Stopping PostgreSQL", _ -> postgres.stop());
        } finally {
            launching.unlock();
        }
    }

    boolean isStopping() {
        return stopping.get();
    }

    boolean isAnswering() {
        return api.process().isAlive() && scheduler.process().isAlive();
    }

    boolean isWithoutDatabase() {
        return !isStopping() && postgres.postmaster().isEmpty();
    }

    /** Which server has ended, and the end of what it said. */
    String endedServer() {
        return api.process().isAlive()
                ? "The scheduler ended by itself; " + scheduler.process().endOfLog()
                : "The API ended by itself; " + api.process().endOfLog();
    }

    String schedulerPassword() {
        return secrets.secret(SchedulerServer.PASSWORD);
    }

    String token() {
        return secrets.secret("api/API_TOKEN");
    }

    String databaseUrl(String database) {
        return databases.url(database);
    }

    private void launch(Runnable start) {
        launching.lock();
        try {
            if (isStopping()) {
                throw new LocalException.PartFailed("Stopped before everything was started.");
            }
            start.run();
        } finally {
            launching.unlock();
        }
    }

    private void startPostgres() {
        postgres.create(secrets.secret(PostgresServer.ADMINISTRATOR));
        postgres.start(databases.port());
    }

    private void startApi(ProgressLine line) {
        Map<String, String> environment = environment();
        if (!api.isInstalled()) {
            api.install();
            line.advance("unpacked", 1, 1);
            api.recordStart(environment);
            line.advance("recorded for later starts", 1, 1);
        }
        launch(() -> api.launch(environment));
        api.process().awaitReadiness(options.apiPort());
    }

    private void startScheduler() {
        SchedulerEnvironment environment = new SchedulerEnvironment(data, secrets, databases);
        outside.open();
        scheduler.install();
        launch(() -> scheduler.launch(environment.variables(options.schedulerPort())));
        scheduler.process().awaitReadiness(options.schedulerPort());
    }

    private void createDatabases() {
        databases.create(Databases.APPLICATION);
        databases.create(Databases.RECOMMENDATION);
        databases.create(Databases.ORCHESTRATION);
    }

    private DataSource application() {
        return databases.connect(Databases.APPLICATION);
    }

    private DemoData demoData() {
        return new DemoData(application(), databases.connect(Databases.RECOMMENDATION), clock);
    }

    private Map<String, String> environment() {
        token();
        return Map.of(
                "PORT",
                Integer.toString(options.apiPort()),
                "SERVER_ADDRESS",
                "127.0.0.1",
                "SECRETS_DIRECTORY",
                secrets.folder("api").toString(),
                "SPRING_DATASOURCE_URL",
                databases.url(Databases.RECOMMENDATION),
                "SPRING_DATASOURCE_USERNAME",
                Databases.RECOMMENDATION,
                "AB_TESTING_TABLE",
                "ab_testing_20201207",
                "MODEL_REGISTRY",
                data.models().toString(),
                "SNAPSHOT_FILE",
                data.snapshots().resolve("last-good").toString(),
                "MODEL_NAME",
                PopularityPublication.MODEL);
    }
}

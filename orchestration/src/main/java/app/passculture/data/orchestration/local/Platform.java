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

    /** Held while a process is launched, so that a stop finds either none or one that it can stop. */
    private final ReentrantLock launching = new ReentrantLock();

    private final AtomicBoolean stopping = new AtomicBoolean();

    private Platform(Options options, String size, Path home, Clock clock, RandomGenerator random) {
        this.options = options;
        this.size = size;
        this.data = options.data();
        this.clock = clock;
        this.secrets = new Secrets(data.secrets(), random);
        this.databases = new Databases(Ports.remembered(data.root().resolve("database.port")), secrets);
        this.postgres = new PostgresServer(data.postgres());
        this.api = new ApiServer(home, data, clock);
    }

    /** Stops first what a killed start left behind, because it may hold the ports. */
    static Platform takenOver(Options options, String size, Path home, Clock clock, RandomGenerator random) {
        new ApiServer(home, options.data(), clock).stop();
        new PostgresServer(options.data().postgres()).stop();
        Ports.requireFree(options.apiPort(), "API_PORT");
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
        }
    }

    /** In this order: the API finishes what it answers while it still has a database. */
    void stop(Narration narration) {
        if (!stopping.compareAndSet(false, true)) {
            return;
        }
        launching.lock();
        try {
            narration.step("Stopping the recommendation API", _ -> api.stop());
            narration.step("Stopping PostgreSQL", _ -> postgres.stop());
        } finally {
            launching.unlock();
        }
    }

    boolean isStopping() {
        return stopping.get();
    }

    boolean isAnswering() {
        return api.isAlive();
    }

    boolean isWithoutDatabase() {
        return !isStopping() && postgres.postmaster().isEmpty();
    }

    String endOfLog() {
        return api.endOfLog();
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
        api.awaitReadiness(options.apiPort());
    }

    private void createDatabases() {
        databases.create(Databases.APPLICATION);
        databases.create(Databases.RECOMMENDATION);
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

package app.passculture.data.orchestration.local;

import app.passculture.data.orchestration.demo.DemoWorld;
import app.passculture.data.orchestration.demo.ReplicatedTables;
import app.passculture.data.orchestration.demo.WorldSize;
import app.passculture.data.recommendation.db.load.CsvSource;
import app.passculture.data.recommendation.db.load.IrisLoad;
import app.passculture.data.recommendation.db.load.Load;
import app.passculture.data.recommendation.db.load.LoadProgress;
import app.passculture.data.recommendation.db.load.LoadSettings;
import app.passculture.data.recommendation.db.refresh.Refresh;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Brings a demonstration world into the application database and from there, by the real load, into the other. */
record DemoData(DataSource application, DataSource recommendation, Clock clock) {

    private static final long SEED = 42;
    private static final Duration STILL_CURRENT = Duration.ofHours(12);

    private static final String GROUP = """
            insert into ab_testing (experiment, userid, groupid) values ('ab_testing_20201207', ?, ?)
            on conflict (experiment, userid) do update set groupid = excluded.groupid
            """;

    void makeWorld(String size, ProgressLine line) {
        DemoWorld.generate(WorldSize.named(size), SEED, clock.instant()).write(application, line::advance);
    }

    void moveZones() {
        new IrisLoad(recommendation).wktCsv(new ReplicatedTables(application)::zones);
    }

    void moveTables(ProgressLine line) {
        ReplicatedTables tables = new ReplicatedTables(application);
        Map<String, CsvSource> sources = ReplicatedTables.NAMES.stream()
                .collect(Collectors.toMap(Function.identity(), table -> () -> tables.csv(table)));
        new Load(recommendation, LoadSettings.defaults(), LoadProgress.silent(), clock).run(sources);
        line.advance(ReplicatedTables.NAMES.size() + " tables", 1, 1);
    }

    /** The two groups of the contract's examples and of its Postman collection. */
    void assignGroups() {
        try (Connection connection = recommendation.getConnection();
                PreparedStatement assign = connection.prepareStatement(GROUP)) {
            assign(assign, 1, "A");
            assign(assign, 2, "B");
        } catch (SQLException e) {
            throw new LocalException.PartFailed("The groups cannot be assigned: " + e.getMessage(), e);
        }
    }

    /** What was bookable yesterday may not be today; what was refreshed today is left alone. */
    void refresh(ProgressLine line) {
        Refresh refresh = new Refresh(recommendation, clock);
        Instant recently = clock.instant().minus(STILL_CURRENT);
        if (refresh.freshness().stream().anyMatch(view -> view.refreshedAt().isAfter(recently))) {
            line.advance("done today", 1, 1);
            return;
        }
        refresh.run();
    }

    private static void assign(PreparedStatement assign, long user, String group) throws SQLException {
        assign.setLong(1, user);
        assign.setString(2, group);
        assign.executeUpdate();
    }
}

package app.passculture.data.orchestration.api;

import static org.assertj.core.api.Assertions.assertThat;

import app.passculture.data.orchestration.access.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A run of a version whose code is gone is cleared over HTTP, and goes on with the code that is there once somebody says so. */
class LatestVersionTest {

    private static final String RUNS = "/dags/counting/dagRuns/";

    private final Api api = Api.as(Role.ADMIN);
    private final JdbcClient database = RunningServer.shared().database();

    @AfterEach
    void tidy() {
        database.sql("DELETE FROM pipeline_version WHERE spec_hash = 'gone'").update();
    }

    @Test
    void aRunThatWaitsForItsCodeIsClearedToTheLatestVersion() {
        String run = api.run("counting", "{'size': 2}", "success");
        becomeOfAnotherVersion(run);
        assertThat(version(run)).isEqualTo(1_000);
        clear(run, false);
        api.awaitState("counting", run, "running");
        assertThat(version(run)).isEqualTo(1_000);
        clear(run, true);
        api.awaitState("counting", run, "success");
        assertThat(version(run)).isEqualTo(1);
        assertThat(api.get("/eventLogs?event=use_latest_version&run_id=" + run)
                        .is(200)
                        .json()
                        .path("total_entries")
                        .asInt())
                .isEqualTo(1);
    }

    private void clear(String run, boolean latest) {
        api.post(RUNS + run + "/clear", "{'dry_run': false, 'run_on_latest_version': " + latest + "}")
                .is(200);
    }

    private int version(String run) {
        return api.get(RUNS + run)
                .is(200)
                .json()
                .path("dag_versions")
                .path(0)
                .path("version_number")
                .asInt();
    }

    /** As if the run had been made before a deployment that changed its pipeline. */
    private void becomeOfAnotherVersion(String run) {
        database.sql("""
                        WITH older AS (
                            INSERT INTO pipeline_version (id, pipeline, number, spec_hash, spec, bundle, bundle_digest)
                            SELECT gen_random_uuid(), pipeline, 1000, 'gone', spec, bundle, bundle_digest FROM pipeline_version
                            WHERE pipeline = 'counting' RETURNING id
                        )
                        UPDATE run SET pipeline_version = older.id FROM older WHERE run.pipeline = 'counting' AND run.run_id = ?
                        """).param(run).update();
    }
}

package app.passculture.data.analytics.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotTest {

    private static final String HISTORY =
            "select id, name, format_timestamp('%d', dbt_valid_from), format_timestamp('%d', dbt_valid_to)"
                    + " from p.d.s order by id, dbt_valid_from";

    @TempDir
    Path directory;

    private Workshop workshop;

    @BeforeEach
    void open() {
        workshop = new Workshop(directory);
        workshop.execute("create schema p.raw");
    }

    @AfterEach
    void close() {
        workshop.close();
    }

    @Test
    void checkStrategyKeepsEachVersion() {
        snapshot("strategy='check', check_cols='all'");
        rows("(1, 'a'), (2, 'b')");
        run("2021-03-01T00:00:00Z");
        rows("(1, 'a'), (2, 'c'), (3, 'd')");
        run("2021-03-02T00:00:00Z");
        run("2021-03-03T00:00:00Z");
        assertThat(workshop.rows(HISTORY)).containsExactly("1 a 01 NULL", "2 b 01 02", "2 c 02 NULL", "3 d 02 NULL");
    }

    @Test
    void timestampStrategyTakesTheTimeFromTheRows() {
        snapshot("strategy='timestamp', updated_at='stamp'");
        stamped("(1, 'a', timestamp '2021-03-01')");
        run("2021-03-05T00:00:00Z");
        stamped("(1, 'b', timestamp '2021-03-04')");
        run("2021-03-06T00:00:00Z");
        assertThat(workshop.rows(HISTORY)).containsExactly("1 a 01 04", "1 b 04 NULL");
    }

    @Test
    void rowsThatAreGoneStayUnlessAsked() {
        snapshot("strategy='check', check_cols=['name']");
        rows("(1, 'a'), (2, 'b')");
        run("2021-03-01T00:00:00Z");
        rows("(1, 'a')");
        run("2021-03-02T00:00:00Z");
        assertThat(workshop.rows(HISTORY)).containsExactly("1 a 01 NULL", "2 b 01 NULL");
        snapshot("strategy='check', check_cols=['name'], hard_deletes='invalidate'");
        run("2021-03-03T00:00:00Z");
        assertThat(workshop.rows(HISTORY)).containsExactly("1 a 01 NULL", "2 b 01 03");
    }

    @Test
    void rowsThatAreGoneMayBecomeARecord() {
        snapshot("strategy='check', check_cols=['name'], hard_deletes='new_record'");
        rows("(1, 'a')");
        run("2021-03-01T00:00:00Z");
        rows("(2, 'b')");
        run("2021-03-02T00:00:00Z");
        run("2021-03-03T00:00:00Z");
        rows("(1, 'a'), (2, 'b')");
        run("2021-03-04T00:00:00Z");
        assertThat(workshop.rows("select id, dbt_is_deleted, format_timestamp('%d', dbt_valid_from),"
                        + " format_timestamp('%d', dbt_valid_to) from p.d.s order by id, dbt_valid_from"))
                .containsExactly("1 False 01 02", "1 True 02 04", "1 False 04 NULL", "2 False 02 NULL");
    }

    private void snapshot(String config) {
        workshop.with(
                "snapshots/s.sql",
                "{% snapshot s %}{{ config(unique_key='id', " + config + ") }} select * from p.raw.t{% endsnapshot %}");
    }

    private void rows(String values) {
        workshop.execute("create or replace table p.raw.t as select * from unnest(array<struct<id int64, name string>>["
                + values + "])");
    }

    private void stamped(String values) {
        workshop.execute(
                "create or replace table p.raw.t as select * from unnest(array<struct<id int64, name string, stamp"
                        + " timestamp>>[" + values + "])");
    }

    private void run(String instant) {
        assertThat(Workshop.told(workshop.at(instant).run())).containsExactly("s SUCCESS");
    }
}

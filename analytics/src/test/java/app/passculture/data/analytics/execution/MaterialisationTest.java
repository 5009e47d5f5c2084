package app.passculture.data.analytics.execution;

import static org.assertj.core.api.Assertions.assertThat;

import app.passculture.data.analytics.transformation.ProjectOptions;
import app.passculture.data.analytics.warehouse.DatasetName;
import app.passculture.data.analytics.warehouse.TableName;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaterialisationTest {

    @TempDir
    Path directory;

    private Workshop workshop;

    @BeforeEach
    void open() {
        workshop = new Workshop(directory);
    }

    @AfterEach
    void close() {
        workshop.close();
    }

    @Test
    void viewsTablesAndEphemeralModelsAreBuiltInOrder() {
        workshop.with("models/a.sql", "{{ config(materialized='table') }} select 1 as id")
                .with("models/b.sql", "{{ config(materialized='ephemeral') }} select id + 1 as id from {{ ref('a') }}")
                .with("models/c.sql", "select id + 1 as id from {{ ref('b') }}");
        assertThat(Workshop.told(workshop.run())).containsExactly("a SUCCESS", "c SUCCESS");
        assertThat(workshop.rows("select id from p.d.c")).containsExactly("3");
    }

    @Test
    void viewBecomesTableAndTableBecomesView() {
        workshop.with("models/a.sql", "select 1 as id").run();
        workshop.with("models/a.sql", "{{ config(materialized='table') }} select 2 as id");
        assertThat(Workshop.told(workshop.run())).containsExactly("a SUCCESS");
        assertThat(workshop.rows("select id from p.d.a")).containsExactly("2");
        workshop.with("models/a.sql", "select 3 as id");
        assertThat(Workshop.told(workshop.run())).containsExactly("a SUCCESS");
        assertThat(workshop.rows("select id from p.d.a")).containsExactly("3");
        assertThat(workshop.warehouse.tables(new DatasetName("p", "d"))).containsExactly(new TableName("p", "d", "a"));
    }

    @Test
    void incrementalModelMergesByKey() {
        workshop.execute("create schema p.raw");
        workshop.execute("create table p.raw.t as select 1 as id, 'a' as name union all select 2, 'b'");
        workshop.with(
                "models/m.sql",
                "{{ config(materialized='incremental', unique_key='id') }} select id, name from p.raw.t"
                        + " {% if is_incremental() %} where id > 1 {% endif %}");
        workshop.run();
        workshop.execute("create or replace table p.raw.t as select 1 as id, 'z' as name union all select 2, 'y'"
                + " union all select 3, 'c'");
        assertThat(Workshop.told(workshop.run())).containsExactly("m SUCCESS");
        assertThat(workshop.rows("select * from p.d.m order by id")).containsExactly("1 a", "2 y", "3 c");
        workshop.run(ProjectOptions.Refresh.FULL, Optional.empty());
        assertThat(workshop.rows("select * from p.d.m order by id")).containsExactly("1 z", "2 y", "3 c");
    }

    @Test
    void appendAddsAndNewColumnsAreTakenIn() {
        workshop.with(
                "models/m.sql",
                "{{ config(materialized='incremental', incremental_strategy='append') }} select 1 as id");
        workshop.run();
        workshop.with(
                "models/m.sql",
                "{{ config(materialized='incremental', incremental_strategy='append',"
                        + " on_schema_change='append_new_columns') }} select 2 as id, 'x' as extra");
        assertThat(Workshop.told(workshop.run())).containsExactly("m SUCCESS");
        assertThat(workshop.rows("select id, extra from p.d.m order by id")).containsExactly("1 NULL", "2 x");
    }

    @Test
    void columnsAreAddedAndDroppedWhenTheyAreKeptInStep() {
        workshop.with(
                "models/m.sql",
                "{{ config(materialized='incremental', incremental_strategy='append') }} select 1 as id, 'y' as old");
        workshop.run();
        workshop.with(
                "models/m.sql",
                "{{ config(materialized='incremental', incremental_strategy='append',"
                        + " on_schema_change='sync_all_columns') }} select 2 as id, 'x' as extra");
        assertThat(Workshop.told(workshop.run())).containsExactly("m SUCCESS");
        assertThat(workshop.rows("select * from p.d.m order by id")).containsExactly("1 NULL", "2 x");
    }

    @Test
    void onlyPartitionsWithNewRowsAreOverwritten() {
        overwriting("date '2021-03-01'", "a");
        overwriting("date '2021-03-02'", "b");
        overwriting("date '2021-03-02'", "c");
        assertThat(workshop.rows("select day, name from p.d.m order by day"))
                .containsExactly("2021-03-01 a", "2021-03-02 c");
    }

    private void overwriting(String day, String name) {
        workshop.with(
                "models/m.sql",
                "{{ config(materialized='incremental', incremental_strategy='insert_overwrite',"
                        + " partition_by={'field': 'day', 'data_type': 'date'}) }} select " + day + " as day, '" + name
                        + "' as name");
        assertThat(Workshop.told(workshop.run())).containsExactly("m SUCCESS");
    }

    @Test
    void monthsAndRangesAndRowsWithoutPartitionAreOverwrittenToo() {
        for (String partition : List.of(
                "{'field': 'stamp', 'data_type': 'timestamp', 'granularity': 'month'}",
                "{'field': 'n', 'data_type': 'int64', 'range': {'start': 0, 'end': 100, 'interval': 10}}")) {
            for (String name : List.of("a", "b")) {
                workshop.with(
                        "models/m.sql",
                        "{{ config(materialized='incremental', incremental_strategy='insert_overwrite', partition_by="
                                + partition + ") }} select timestamp '2021-03-01' as stamp, 15 as n, '" + name
                                + "' as name union all select null, null, '" + name + "'");
                assertThat(Workshop.told(workshop.run())).containsExactly("m SUCCESS");
            }
            assertThat(workshop.rows("select name from p.d.m")).containsExactly("b", "b");
            workshop.execute("drop table p.d.m");
        }
    }

    @Test
    void backfillRunsTheSameModelOnAnotherWindow() {
        workshop.execute("create schema p.raw");
        workshop.execute("create table p.raw.t as select day, 1 as n from unnest(generate_date_array('2021-03-01',"
                + " '2021-03-10')) as day");
        workshop.with(
                "models/m.sql",
                "{{ config(materialized='incremental', incremental_strategy='insert_overwrite', lookback='2 days',"
                        + " partition_by={'field': 'day', 'data_type': 'date'}) }} select day, n from p.raw.t"
                        + " where day >= {{ window_start() }} and day < {{ window_end() }}");
        workshop.run();
        assertThat(workshop.rows("select min(day), max(day) from p.d.m")).containsExactly("2021-03-08 2021-03-10");
        workshop.execute("delete from p.raw.t where day = '2021-03-09'");
        ProjectOptions.Window window =
                new ProjectOptions.Window(Instant.parse("2021-03-09T00:00:00Z"), Instant.parse("2021-03-10T00:00:00Z"));
        assertThat(Workshop.told(workshop.run(ProjectOptions.Refresh.INCREMENTAL, Optional.of(window))))
                .containsExactly("m SUCCESS");
        assertThat(workshop.rows("select day from p.d.m order by day")).containsExactly("2021-03-08", "2021-03-10");
    }

    @Test
    void seedsAreTyped() {
        workshop.with("seeds/s.csv", "id,code,day,amount,note\n1,01,2021-03-01,1.5,\"a, \"\"b\"\"\"\n2,75,,,\n")
                .with("seeds/s.yml", "seeds: [{name: s, config: {column_types: {amount: numeric}}}]");
        assertThat(Workshop.told(workshop.run())).containsExactly("s SUCCESS");
        assertThat(workshop.rows("select id + 1, code, day, amount, note from p.d.s order by id"))
                .containsExactly("2 01 2021-03-01 1.5 a, \"b\"", "3 75 NULL NULL NULL");
    }

    @Test
    void brokenSeedWritesNothing() {
        workshop.with("seeds/s.csv", "id,day\n1,2021-03-01\n").run();
        workshop.with("seeds/s.csv", "id,day\n1,2021-03-01\n2,soon\n")
                .with("seeds/s.yml", "seeds: [{name: s, config: {column_types: {day: date}}}]");
        assertThat(Workshop.told(workshop.run()))
                .containsExactly("s ERROR: seeds/s.csv:3:3: column 'day' is DATE, and 'soon' is none");
        assertThat(workshop.rows("select id from p.d.s")).containsExactly("1");
    }

    @Test
    void hooksRunAroundModelsAndRuns() {
        workshop.with(
                        "dbt_project.yml",
                        "name: small\nversion: '1'\non-run-start: ['create schema if not exists p.log', \"create table if not exists"
                                + " p.log.l (what string)\"]\non-run-end: [\"insert into p.log.l values ('end')\"]\n")
                .with(
                        "models/a.sql",
                        "{{ config(materialized='table', pre_hook=\"insert into p.log.l values ('before {{ this.name }}')\","
                                + " post_hook=[\"insert into p.log.l select concat('after ', cast(id as string)) from {{ this }}\"]) }}"
                                + " select 1 as id");
        assertThat(workshop.run().isWell()).isTrue();
        assertThat(workshop.rows("select what from p.log.l order by what"))
                .containsExactly("after 1", "before a", "end");
    }

    @Test
    void descriptionsAndLabelsArePersisted() {
        workshop.with("models/a.sql", "{{ config(materialized='table', labels={'team': 'data'}) }} select 1 as id")
                .with(
                        "models/a.yml",
                        "models: [{name: a, description: All of it, config: {persist_docs: {relation: true, columns: true}},"
                                + " columns: [{name: id, description: Which one}]}]");
        assertThat(Workshop.told(workshop.run())).containsExactly("a SUCCESS");
        var table = workshop.warehouse.describe(new TableName("p", "d", "a"));
        assertThat(table.definition().options().description()).isEqualTo("All of it");
        assertThat(table.definition().options().labels()).containsEntry("team", "data");
        assertThat(table.schema().fields().getFirst().description()).isEqualTo("Which one");
    }

    @Test
    void failingAuditKeepsTheOldTable() {
        audited("select 1 as id");
        assertThat(Workshop.told(workshop.run())).containsExactly("a SUCCESS", "unique_a_id PASS");
        audited("select 2 as id union all select 2");
        assertThat(Workshop.told(workshop.run()))
                .containsExactly("a ERROR: 1 of 1 tests failed; p.d.a stays as it was", "unique_a_id FAIL: 1 failures");
        assertThat(workshop.rows("select id from p.d.a")).containsExactly("1");
    }

    private void audited(String sql) {
        workshop.with("models/a.sql", "{{ config(materialized='table', wap=true) }} " + sql)
                .with("models/a.yml", "models: [{name: a, columns: [{name: id, data_tests: [unique]}]}]");
    }

    @Test
    void declaredSourcesThatDoNotExistAreMadeEmptyHere() {
        workshop.with(
                        "models/s.yml",
                        "sources: [{name: raw, tables: [{name: t, columns: [{name: id, data_type: int64}]}]}]")
                .with("models/a.sql", "select count(*) as n from {{ source('raw', 't') }}");
        assertThat(Workshop.told(workshop.run())).containsExactly("a SUCCESS");
        assertThat(workshop.rows("select n from p.d.a")).containsExactly("0");
    }
}

package app.passculture.data.analytics.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.passculture.data.analytics.transformation.Node;
import app.passculture.data.analytics.transformation.Project;
import app.passculture.data.analytics.transformation.ProjectOptions;
import app.passculture.data.analytics.transformation.Sketch;
import app.passculture.data.analytics.warehouse.Field;
import app.passculture.data.analytics.warehouse.Partitioning;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.Table;
import app.passculture.data.analytics.warehouse.TableDefinition;
import app.passculture.data.analytics.warehouse.TableName;
import app.passculture.data.analytics.warehouse.TableOptions;
import app.passculture.data.analytics.warehouse.Type;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlannerTest {

    private static final TableName TABLE = new TableName("p", "d", "a");
    private static final TableName BESIDE = new TableName("p", "d", "a__dbt_tmp");
    private static final Schema COLUMNS =
            Schema.of(Field.of("id", Type.Scalar.INT64), Field.of("day", Type.Scalar.DATE));
    private static final String KEYED = "materialized='incremental', unique_key='id'";
    private static final String BY_DAY = "materialized='incremental', incremental_strategy='insert_overwrite',"
            + " partition_by={'field': 'day', 'data_type': 'date'}";

    @TempDir
    Path directory;

    private ProjectOptions.Refresh refresh = ProjectOptions.Refresh.INCREMENTAL;
    private Optional<ProjectOptions.Window> window = Optional.empty();

    @Test
    void viewIsReplacedByOneStatement() {
        assertThat(steps("materialized='view'", NodeState.NOTHING))
                .containsExactly(new Step.Execute("create or replace view `p`.`d`.`a`\nas select 1 as id"));
    }

    @Test
    void viewInThePlaceOfATableDropsIt() {
        assertThat(steps("materialized='view'", existing(COLUMNS))).startsWith(new Step.Drop(TABLE));
    }

    @Test
    void tableIsReplacedByOneStatementWithItsOptions() {
        String config =
                "materialized='table', partition_by={'field': 'day', 'data_type': 'date', 'granularity': 'month'},"
                        + " cluster_by=['id'], require_partition_filter=true, labels={'team': 'data'}";
        assertThat(steps(config, NodeState.NOTHING)).containsExactly(new Step.Execute("""
                create or replace table `p`.`d`.`a`
                partition by date_trunc(`day`, month)
                cluster by `id`
                options (labels = [('team', 'data')], require_partition_filter = true)
                as (
                select 1 as id
                )"""));
    }

    @Test
    void tableInThePlaceOfAViewIsReadyBeforeTheViewGoes() {
        Plan plan = plan("materialized='table'", view());
        assertThat(plan.steps().subList(1, 3)).containsExactly(new Step.Drop(TABLE), new Step.Copy(BESIDE, TABLE));
        assertThat(plan.temporary()).containsExactly(BESIDE);
    }

    @Test
    void tableCutOtherwiseIsMadeBesideFirst() {
        String config = "materialized='table', partition_by={'field': 'day', 'data_type': 'date'}";
        assertThat(steps(config, existing(COLUMNS))).contains(new Step.Drop(TABLE));
        assertThat(steps(config, partitioned())).hasSize(1);
    }

    @Test
    void incrementalModelIsATableTheFirstTime() {
        assertThat(statement(KEYED, NodeState.NOTHING)).startsWith("create or replace table `p`.`d`.`a`");
    }

    @Test
    void incrementalModelIsATableOnFullRefresh() {
        refresh = ProjectOptions.Refresh.FULL;
        assertThat(statement(KEYED, existing(COLUMNS))).startsWith("create or replace table `p`.`d`.`a`");
    }

    @Test
    void modelMayRefuseToBeMadeAnew() {
        refresh = ProjectOptions.Refresh.FULL;
        assertThat(statement(KEYED + ", full_refresh=false", existing(COLUMNS))).startsWith("merge into");
    }

    @Test
    void mergeUpdatesByKeyAndInsertsTheRest() {
        assertThat(statement(KEYED, existing(COLUMNS))).isEqualTo("""
                merge into `p`.`d`.`a` as DBT_INTERNAL_DEST
                using (
                select 1 as id
                ) as DBT_INTERNAL_SOURCE
                on DBT_INTERNAL_SOURCE.`id` = DBT_INTERNAL_DEST.`id`
                when matched then update set `day` = DBT_INTERNAL_SOURCE.`day`
                when not matched then insert (`id`, `day`) values (DBT_INTERNAL_SOURCE.`id`, DBT_INTERNAL_SOURCE.`day`)""");
    }

    @Test
    void mergeWithoutKeyOnlyInserts() {
        assertThat(statement("materialized='incremental'", existing(COLUMNS)))
                .contains("on false")
                .doesNotContain("when matched");
    }

    @Test
    void mergeUpdatesOnlyTheColumnsNamed() {
        assertThat(statement(KEYED + ", merge_exclude_columns=['day']", existing(COLUMNS)))
                .doesNotContain("update set");
    }

    @Test
    void appendIsOneInsert() {
        assertThat(statement("materialized='incremental', incremental_strategy='append'", existing(COLUMNS)))
                .isEqualTo("insert into `p`.`d`.`a` (`id`, `day`)\nselect `id`, `day`\nfrom (\nselect 1 as id\n)");
    }

    @Test
    void partitionsAreOverwrittenFromATableBeside() {
        Plan plan = plan(BY_DAY, partitioned());
        assertThat(plan.steps())
                .containsExactly(
                        new Step.Execute(
                                "create or replace table `p`.`d`.`a__dbt_tmp`\npartition by `day`\nas (\nselect 1 as id\n)"),
                        overwrite(List.of()));
        assertThat(plan.temporary()).containsExactly(BESIDE);
    }

    @Test
    void backfillOverwritesTheDaysOfItsWindowAlsoWhenTheyAreEmptyNow() {
        window = Optional.of(new ProjectOptions.Window(
                Instant.parse("2021-03-01T00:00:00Z"), Instant.parse("2021-03-03T00:00:00Z")));
        Node node = node(BY_DAY, "select 1 as id where day >= {{ window_start() }}");
        assertThat(plan(node, partitioned()).steps())
                .endsWith(overwrite(List.of("date '2021-03-01'", "date '2021-03-02'")));
    }

    @Test
    void overwritingPartitionsNeedsPartitions() {
        refuses(
                "materialized='incremental', incremental_strategy='insert_overwrite'",
                existing(COLUMNS),
                "'insert_overwrite' needs partition_by");
    }

    @Test
    void newColumnsAreLeftOutUnlessTheModelSaysMore() {
        Schema narrow = Schema.of(Field.of("id", Type.Scalar.INT64));
        assertThat(statement("materialized='incremental', incremental_strategy='append'", existing(narrow)))
                .startsWith("insert into `p`.`d`.`a` (`id`)");
        assertThat(steps(KEYED + ", on_schema_change='append_new_columns'", existing(narrow)))
                .startsWith(new Step.AddColumns(TABLE, List.of(Field.of("day", Type.Scalar.DATE))));
        refuses(KEYED + ", on_schema_change='fail'", existing(narrow), "'day' is new");
    }

    @Test
    void columnsThatAreGoneAreDroppedWhenAllAreSynchronised() {
        Schema wide = Schema.of(
                Field.of("id", Type.Scalar.INT64),
                Field.of("day", Type.Scalar.DATE),
                Field.of("old", Type.Scalar.STRING));
        assertThat(steps(KEYED + ", on_schema_change='sync_all_columns'", existing(wide)))
                .startsWith(new Step.Execute("alter table `p`.`d`.`a` drop column `old`"));
        refuses(KEYED, existing(wide), "'old' is not in the query any more");
    }

    @Test
    void columnsOfAnotherTypeAreRefused() {
        Schema other = Schema.of(Field.of("id", Type.Scalar.STRING), Field.of("day", Type.Scalar.DATE));
        refuses(KEYED, existing(other), "'id' has another type");
    }

    @Test
    void largeTableIsNotMadeAnewByMistake() {
        refresh = ProjectOptions.Refresh.FULL;
        refuses(KEYED + ", full_refresh_limit=10", existing(COLUMNS), "more than its full_refresh_limit of 10");
    }

    @Test
    void auditedTableIsTestedBeforeItIsPublished() {
        TableName copy = new TableName("p", "d", "a__wap");
        Plan plan = plan("materialized='table', wap=true", existing(COLUMNS));
        assertThat(plan.steps().getFirst().described()).startsWith("create or replace table `p`.`d`.`a__wap`");
        assertThat(plan.steps().subList(1, 3)).containsExactly(new Step.Audit(copy), new Step.Replace(TABLE, copy));
        assertThat(plan.temporary()).containsExactly(copy);
    }

    @Test
    void auditedIncrementalModelChangesACopy() {
        TableName copy = new TableName("p", "d", "a__wap");
        List<Step> steps = steps(KEYED + ", wap=true", existing(COLUMNS));
        assertThat(steps).startsWith(new Step.Copy(TABLE, copy));
        assertThat(steps.get(1).described()).startsWith("merge into `p`.`d`.`a__wap`");
    }

    @Test
    void contractNamesEveryDifference() {
        new Sketch(directory).with("models/a.yml", """
                        models:
                          - name: a
                            config: {contract: {enforced: true}}
                            columns: [{name: id, data_type: string}, {name: gone, data_type: date}]
                        """).options();
        refuses(
                "materialized='table'",
                new NodeState(Optional.empty(), Optional.of(COLUMNS)),
                "models/a.sql breaks its contract: 'id' is INT64, the contract says STRING; 'gone' DATE is missing;"
                        + " 'day' DATE is not in the contract");
    }

    @Test
    void unknownMaterialisationIsRefusedByName() {
        refuses("materialized='cube'", NodeState.NOTHING, "materialized='cube' is not known");
    }

    @Test
    void grantsComeLast() {
        new Sketch(directory).with("models/a.yml", """
                        models:
                          - name: a
                            config:
                              grants: {roles/bigquery.dataViewer: ['group:all@example.com'], roles/bigquery.dataEditor: 'user:a@example.com'}
                        """).options();
        String more = "grants={'+roles/bigquery.dataViewer': ['domain:example.com'], 'roles/bigquery.dataEditor': []}";
        String to = "to \"group:all@example.com\", \"domain:example.com\"";
        assertThat(steps("materialized='view', " + more, NodeState.NOTHING))
                .endsWith(new Step.Execute("grant `roles/bigquery.dataViewer` on view `p`.`d`.`a` " + to));
        assertThat(steps("materialized='table', wap=true, " + more, NodeState.NOTHING))
                .hasSize(4)
                .endsWith(new Step.Execute("grant `roles/bigquery.dataViewer` on table `p`.`d`.`a` " + to));
    }

    @Test
    void grantsToNobodyAreRefused() {
        refuses(
                "materialized='view', grants={'reader': ['user:a@example.com']}",
                NodeState.NOTHING,
                "'reader' is no role");
        refuses(
                "materialized='view', grants={'roles/viewer': ['bob']}",
                NodeState.NOTHING,
                "models/a.sql:1:1: grants of a: 'bob' is nobody; one is such as group:team@example.com");
    }

    private Step overwrite(List<String> named) {
        PartitionKey key = new PartitionKey("day", "date", "day", Optional.empty());
        return new Step.OverwritePartitions(TABLE, BESIDE, key, named, List.of("id", "day"));
    }

    private void refuses(String config, NodeState state, String message) {
        assertThatThrownBy(() -> plan(config, state))
                .isInstanceOf(ExecutionException.NotPossible.class)
                .hasMessageContaining(message);
    }

    private String statement(String config, NodeState state) {
        return ((Step.Execute) steps(config, state).getLast()).sql();
    }

    private List<Step> steps(String config, NodeState state) {
        return plan(config, state).steps();
    }

    private Plan plan(String config, NodeState state) {
        return plan(node(config, "select 1 as id"), state);
    }

    private Node node(String config, String sql) {
        Project project = new Sketch(directory)
                .with("models/a.sql", "{{ config(" + config + ") }}" + sql)
                .read();
        return project.node("model.small.a");
    }

    private Plan plan(Node node, NodeState state) {
        Planner planner = new Planner(new Planner.Request(directory, refresh, window, Sketch.CLOCK.instant()));
        return planner.plan(new Planner.Input(node, "select 1 as id", List.of(), List.of()), state);
    }

    private static NodeState existing(Schema schema) {
        return state(TableDefinition.table(TABLE, schema));
    }

    private static NodeState partitioned() {
        return state(TableDefinition.table(TABLE, COLUMNS)
                .with(TableOptions.NONE.partitionedBy(
                        new Partitioning.Time("day", Partitioning.Unit.DAY, null, false))));
    }

    private static NodeState view() {
        return state(TableDefinition.view(TABLE, "select 2"));
    }

    private static NodeState state(TableDefinition definition) {
        Instant then = Instant.EPOCH;
        return new NodeState(Optional.of(new Table(definition, 1, 100, then, then)), Optional.of(COLUMNS));
    }
}

package app.passculture.data.analytics.transformation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProjectTest {

    private static final Project SHOP = Shop.read();

    @Test
    void everyKindOfNodeIsRead() {
        assertThat(SHOP.nodes().values().stream()
                        .filter(node -> node.type() != ResourceType.TEST)
                        .map(Node::uniqueId))
                .containsExactlyInAnyOrder(
                        "model.shop.stg_customers",
                        "model.shop.stg_orders",
                        "model.shop.stg_payments",
                        "model.shop.customers",
                        "model.shop.int_customer_orders",
                        "model.shop.orders_daily",
                        "model.shop.spine",
                        "model.audit.audit_log",
                        "seed.shop.country_codes",
                        "snapshot.shop.customers_history",
                        "snapshot.shop.orders_history",
                        "analysis.shop.top_customers",
                        "operation.shop.shop-on-run-start-0",
                        "operation.shop.shop-on-run-end-0",
                        "source.shop.jaffle.customers",
                        "source.shop.jaffle.orders",
                        "source.shop.jaffle.payments",
                        "exposure.shop.weekly_dashboard",
                        "unit_test.shop.customers.full_name_is_joined");
    }

    @Test
    void genericAndSingularTestsAreRead() {
        assertThat(SHOP.nodes().values().stream()
                        .filter(node -> node.type() == ResourceType.TEST)
                        .map(Node::name))
                .containsExactlyInAnyOrder(
                        "orders_have_customers",
                        "source_unique_jaffle_customers_id",
                        "source_not_null_jaffle_customers_id",
                        "source_dbt_utils_expression_is_true_jaffle_orders_amount_0",
                        "unique_stg_customers_customer_id",
                        "not_null_stg_customers_customer_id",
                        "unique_stg_orders_order_id",
                        "not_null_stg_orders_order_id",
                        "accepted_values_stg_orders_4f514bf94b77b7ea437830eec4421c58",
                        "relationships_stg_orders_96411fe0c89b49c3f4da955dfd358ba0",
                        "accepted_values_stg_payments_787d970bebfe4c4d43afd58438d554ea",
                        "dbt_utils_accepted_range_stg_payments_amount__True__0",
                        "amounts_are_positive",
                        "dbt_utils_unique_combination_o_addd20594608f9db466b7686771f5c68",
                        "unique_country_codes_code");
    }

    @Test
    void foldersYamlAndFileConfigureTogether() {
        Config config = SHOP.node("model.shop.orders_daily").config();
        assertThat(config.materialized()).isEqualTo("incremental");
        assertThat(config.tags()).containsExactly("shop", "daily", "important");
        assertThat(config.values())
                .containsEntry("schema", "finance")
                .containsEntry("cluster_by", List.of("status"))
                .containsEntry("partition_by", Map.of("field", "order_date", "data_type", "date"))
                .containsEntry("labels", Map.of("team", "data", "env", "dev"))
                .containsEntry("meta", Map.of("owner", "finance", "criticality", "high"))
                .containsEntry("pre_hook", List.of("select 1 as before_{{ this.name }}"));
        assertThat(SHOP.node("model.shop.stg_orders").config().tags()).containsExactly("shop", "hourly");
    }

    @Test
    void rootProjectOverridesItsPackages() {
        Node log = SHOP.node("model.audit.audit_log");
        assertThat(log.config().materialized()).isEqualTo("table");
        assertThat(log.relation().orElseThrow().schema()).isEqualTo("dbt_dev_audit");
    }

    @Test
    void tablesAreNamedByTheProjectsOwnMacro() {
        assertThat(table(SHOP, "model.shop.stg_orders")).isEqualTo("shop-dev.dbt_dev_staging.orders_clean");
        assertThat(table(SHOP, "model.shop.customers")).isEqualTo("shop-dev.dbt_dev.customers");
        assertThat(table(SHOP, "source.shop.jaffle.orders")).isEqualTo("shop-raw.jaffle_dev.Orders_v2");
        assertThat(table(SHOP, "snapshot.shop.customers_history")).isEqualTo("shop-dev.snapshots.customers_history");
        assertThat(table(SHOP, "seed.shop.country_codes")).isEqualTo("shop-dev.dbt_dev_raw.country_codes");
        Project production = Shop.with("prod", Map.of());
        assertThat(table(production, "model.shop.stg_orders")).isEqualTo("shop-prod.staging.orders_clean");
        assertThat(table(production, "source.shop.jaffle.orders")).isEqualTo("shop-raw.jaffle.Orders_v2");
    }

    @Test
    void refsAndSourcesBecomeTheGraph() {
        assertThat(SHOP.graph().parents("model.shop.orders_daily"))
                .containsExactlyInAnyOrder("model.shop.stg_orders", "model.shop.stg_payments");
        assertThat(SHOP.graph().parents("exposure.shop.weekly_dashboard"))
                .containsExactlyInAnyOrder(
                        "model.shop.customers", "model.shop.orders_daily", "source.shop.jaffle.orders");
        assertThat(SHOP.graph().children("model.shop.customers"))
                .contains("model.audit.audit_log", "analysis.shop.top_customers");
        assertThat(SHOP.graph().order().indexOf("model.shop.customers"))
                .isGreaterThan(SHOP.graph().order().indexOf("model.shop.int_customer_orders"));
    }

    @Test
    void macrosThatANodeCallsAreKnown() {
        assertThat(SHOP.node("model.shop.customers").uses().macros())
                .contains(
                        "macro.dbt_utils.generate_surrogate_key",
                        "macro.shop.full_name",
                        "macro.shop.bigquery__full_name");
    }

    @Test
    void descriptionsHoldTheirDocsBlocks() {
        Node customers = SHOP.node("model.shop.stg_customers");
        assertThat(customers.description().text()).isEqualTo("One row per customer");
        assertThat(customers.description().columns().getFirst().text()).isEqualTo("The **id** of a customer.");
        assertThat(SHOP.node("model.shop.customers").description().text())
                .isEqualTo("Customers with what they did.\nNote with {curly} braces.");
    }

    @Test
    void variablesMayDisableAModel() {
        Project without = Shop.with("dev", Map.of("with_spine", false));
        assertThat(without.nodes()).doesNotContainKey("model.shop.spine");
    }

    @Test
    void testsAreConfiguredByFoldersAndEntry() {
        assertThat(test("unique_stg_customers_customer_id").config().text("severity"))
                .contains("error");
        assertThat(test("not_null_stg_customers_customer_id").config().text("severity"))
                .contains("warn");
        assertThat(test("orders_have_customers").config().text("severity")).contains("error");
    }

    private static Node test(String name) {
        return SHOP.nodes().values().stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String table(Project project, String uniqueId) {
        return project.node(uniqueId).relation().orElseThrow().toString();
    }
}

package app.passculture.data.analytics.transformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.passculture.data.analytics.transformation.Selections.Indirect;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectionsTest {

    private static final Project SHOP = Shop.read();
    private static final Selections TABLES = new Selections(SHOP, Indirect.EMPTY);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            customers                             | customers
            shop.marts.customers                  | customers full_name_is_joined
            marts.customers                       | customers full_name_is_joined
            marts.finance                         | orders_daily spine
            shop.staging.*,resource_type:model    | stg_customers stg_orders stg_payments
            stg_*                                 | stg_customers stg_orders stg_payments
            stg_orders customers                  | customers stg_orders
            path:models/staging,resource_type:model | stg_customers stg_orders stg_payments
            models/marts/finance                  | orders_daily spine
            path:models/marts/*.sql               | customers int_customer_orders
            stg_orders.sql                        | stg_orders
            file:stg_orders                       | stg_orders
            tag:daily                             | customers int_customer_orders orders_daily spine
            tag:daily,tag:important               | orders_daily
            tag:hourly tag:important              | accepted_values_stg_orders_4f514bf94b77b7ea437830eec4421c58 orders_daily stg_orders
            config.materialized:ephemeral         | int_customer_orders
            config.partition_by.field:order_date  | orders_daily
            config.meta.owner:finance             | orders_daily spine
            config.cluster_by:status              | orders_daily
            resource_type:seed                    | country_codes
            resource_type:exposure                | weekly_dashboard
            source:jaffle                         | customers orders payments
            source:jaffle.orders                  | orders
            source:shop.jaffle.orders             | orders
            exposure:weekly_dashboard             | weekly_dashboard
            package:audit                         | audit_log
            group:core                            | customers int_customer_orders
            access:private                        | int_customer_orders
            test_type:singular                    | orders_have_customers
            test_type:unit                        | full_name_is_joined
            test_name:accepted_range              | dbt_utils_accepted_range_stg_payments_amount__True__0
            +orders_daily                         | orders orders_daily payments stg_orders stg_payments
            1+orders_daily                        | orders_daily stg_orders stg_payments
            source:jaffle.payments+1              | payments stg_payments
            int_customer_orders+1,resource_type:model | customers int_customer_orders
            selector:both                         | orders_daily
            nothing_like_it                       |
            """)
    void grammarOfDbtsCommandLineIsUnderstood(String selected, String expected) {
        List<String> wanted = expected == null ? List.of() : List.of(expected.split(" ", -1));
        assertThat(names(TABLES.select(selected, ""))).containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    void atMeansChildrenAndAllThatTheyNeed() {
        assertThat(names(TABLES.select("@stg_payments,resource_type:model", "")))
                .containsExactlyInAnyOrder(
                        "stg_payments",
                        "orders_daily",
                        "stg_orders",
                        "stg_customers",
                        "int_customer_orders",
                        "customers");
        assertThat(names(TABLES.select("@stg_payments,resource_type:source", "")))
                .contains("payments", "orders", "customers");
    }

    @Test
    void excludedNodesAreTakenAway() {
        assertThat(names(TABLES.select("tag:daily", "marts.finance")))
                .containsExactlyInAnyOrder("customers", "int_customer_orders");
        assertThat(names(TABLES.select("", "resource_type:test")))
                .doesNotContain("orders_have_customers")
                .contains("customers");
    }

    @Test
    void nodesComeInAnOrderInWhichTheyCanBeBuilt() {
        assertThat(names(TABLES.select("+customers,resource_type:model", "")))
                .containsSubsequence("stg_orders", "int_customer_orders", "customers");
    }

    @Test
    void testsComeAlongWithTheirTables() {
        assertThat(names(new Selections(SHOP, Indirect.EAGER).select("stg_customers", "")))
                .containsExactlyInAnyOrder(
                        "stg_customers",
                        "unique_stg_customers_customer_id",
                        "not_null_stg_customers_customer_id",
                        "relationships_stg_orders_96411fe0c89b49c3f4da955dfd358ba0",
                        "full_name_is_joined");
        assertThat(names(new Selections(SHOP, Indirect.CAUTIOUS).select("stg_customers", "")))
                .containsExactlyInAnyOrder(
                        "stg_customers", "unique_stg_customers_customer_id", "not_null_stg_customers_customer_id");
        assertThat(names(new Selections(SHOP, Indirect.BUILDABLE).select("customers", "")))
                .contains("full_name_is_joined");
    }

    @Test
    void selectorsFileIsRead() {
        assertThat(names(TABLES.selector("nightly")))
                .containsExactlyInAnyOrder(
                        "customers", "int_customer_orders", "country_codes", "unique_country_codes_code");
        assertThat(names(TABLES.selector("again"))).isEqualTo(names(TABLES.selector("both")));
        assertThat(names(TABLES.selector("staging_and_children"))).contains("stg_orders", "orders_daily", "audit_log");
    }

    @Test
    void whatCannotBeMeantIsTheCallersFault() {
        assertThatThrownBy(() -> TABLES.select("tga:daily", ""))
                .isInstanceOf(ProjectException.BadRequest.class)
                .hasMessage("no selector method 'tga'; did you mean 'tag'?");
        assertThatThrownBy(() -> TABLES.select("state:modified", "")).hasMessageContaining("needs --state");
        assertThatThrownBy(() -> TABLES.select("@a+", "")).hasMessageContaining("@ already means the children");
        assertThatThrownBy(() -> TABLES.select("+", "")).hasMessage("not a selector: '+'");
        assertThatThrownBy(() -> TABLES.selector("nightl")).hasMessageContaining("did you mean 'nightly'?");
    }

    private static List<String> names(List<Node> nodes) {
        return nodes.stream().map(Node::name).toList();
    }
}

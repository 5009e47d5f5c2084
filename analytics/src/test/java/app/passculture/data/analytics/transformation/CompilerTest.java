package app.passculture.data.analytics.transformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CompilerTest {

    private static final Project SHOP = Shop.read();

    @Test
    void everythingWithSqlCompiles() {
        Map<String, Compiled> compiled =
                new Compiler(SHOP, Shop.CLOCK, _ -> false).compile(SHOP.nodes().values());
        assertThat(compiled).hasSize(28);
        assertThat(compiled.values()).allSatisfy(each -> assertThat(each.sql()).isNotBlank());
    }

    @Test
    void referencesBecomeTables() {
        assertThat(Shop.compiled(SHOP, "model.shop.stg_payments")).isEqualTo("""
                select
                    id as payment_id,
                    order_id,
                    payment_method,
                    round(cast(amount as numeric) / 100, 2) as amount
                from `shop-raw`.`jaffle_dev`.`payments`""");
    }

    @Test
    void ephemeralModelsBecomeExpressions() {
        String sql = Shop.compiled(SHOP, "model.shop.customers");
        assertThat(sql).startsWith("""
                with __dbt__cte__int_customer_orders as (


                -- one row per customer
                select""");
        assertThat(sql)
                .contains("from `shop-dev`.`dbt_dev_staging`.`orders_clean`\\ngroup by 1\\n), customers as ("
                        .replace("\\n", "\n"));
        assertThat(sql).contains("select * from __dbt__cte__int_customer_orders");
    }

    @Test
    void surrogateKeysAndStarsComeFromTheEngine() {
        assertThat(Shop.compiled(SHOP, "model.shop.customers"))
                .contains("to_hex(md5(cast(concat(coalesce(cast(customers.customer_id as string), "
                        + "'_dbt_utils_surrogate_key_null_'), '-', coalesce(cast(orders.first_order as string), "
                        + "'_dbt_utils_surrogate_key_null_')) as string))) as customer_key")
                .contains("customers.`customer_id`,\n    customers.`first_name`,\n    customers.`last_name`,")
                .contains("concat(first_name, ' ', last_name) as full_name");
    }

    @Test
    void incrementalModelsFilterOnlyWhenTheirTableExists() {
        Node daily = SHOP.node("model.shop.orders_daily");
        assertThat(new Compiler(SHOP, Shop.CLOCK, _ -> false).compile(daily).sql())
                .doesNotContain("max(order_date)");
        assertThat(new Compiler(SHOP, Shop.CLOCK, _ -> true).compile(daily).sql())
                .contains("(select date_sub(max(order_date), interval 3 day) "
                        + "from `shop-dev`.`dbt_dev_finance`.`orders_daily`)");
    }

    @Test
    void packagesSeeTheirOwnVariablesAndTheRootsMacros() {
        assertThat(Shop.compiled(SHOP, "model.audit.audit_log"))
                .isEqualTo(
                        "select 'audited by shop' as note, 'from package' as origin from `shop-dev`.`dbt_dev`.`customers`");
    }

    @Test
    void testsSelectWhatIsWrong() {
        assertThat(sqlOf("amounts_are_positive"))
                .isEqualToIgnoringWhitespace(
                        "select amount from (select * from `shop-dev`.`dbt_dev_staging`.`stg_payments` "
                                + "where payment_method != 'coupon') dbt_subquery where amount < 0");
        assertThat(sqlOf("relationships_stg_orders_96411fe0c89b49c3f4da955dfd358ba0"))
                .contains("select customer_id as to_field from `shop-dev`.`dbt_dev_staging`.`stg_customers`");
        assertThat(sqlOf("accepted_values_stg_payments_787d970bebfe4c4d43afd58438d554ea"))
                .contains("'credit_card',\n    'coupon',\n    'gift_card'");
    }

    @Test
    void hooksAreRendered() {
        assertThat(Shop.compiled(SHOP, "operation.shop.shop-on-run-end-0"))
                .isEqualTo("grant `roles/bigquery.dataViewer` on schema dbt_dev to 'group:data@example.org'");
    }

    @Test
    void compiledSqlLeadsBackToItsFileEvenBehindInsertedExpressions() {
        Compiled compiled = new Compiler(SHOP, Shop.CLOCK, _ -> false).compile(SHOP.node("model.shop.customers"));
        assertThat(place(compiled, "number_of_orders,")).isEqualTo("models/marts/customers.sql:16:12");
        assertThat(place(compiled, "concat(first_name")).isEqualTo("macros/names.sql:13:34");
        assertThat(compiled.origin(compiled.sql().indexOf("one row per customer")))
                .isEmpty();
    }

    private static String place(Compiled compiled, String part) {
        return compiled.origin(compiled.sql().lastIndexOf(part))
                .orElseThrow()
                .position()
                .toString();
    }

    @Test
    void aNodeWithoutSqlIsNotCompiled() {
        Compiler compiler = new Compiler(SHOP, Shop.CLOCK, _ -> false);
        Node seed = SHOP.node("seed.shop.country_codes");
        assertThatThrownBy(() -> compiler.compile(seed)).isInstanceOf(ProjectException.BadRequest.class);
    }

    private static String sqlOf(String name) {
        Node node = SHOP.nodes().values().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        return Shop.compiled(SHOP, node.uniqueId());
    }
}

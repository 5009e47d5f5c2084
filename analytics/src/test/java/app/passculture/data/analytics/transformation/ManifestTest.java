package app.passculture.data.analytics.transformation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class ManifestTest {

    private static final Project SHOP = Shop.read();
    private final Map<String, ?> manifest =
            new Manifest(SHOP, Shop.compiler(SHOP).compile(SHOP.nodes().values()), Shop.CLOCK.instant()).data();

    @Test
    void shapeIsThatOfVersionTwelve() {
        assertThat(manifest)
                .containsOnlyKeys(
                        "metadata",
                        "nodes",
                        "sources",
                        "macros",
                        "docs",
                        "exposures",
                        "metrics",
                        "groups",
                        "selectors",
                        "disabled",
                        "parent_map",
                        "child_map",
                        "group_map",
                        "saved_queries",
                        "semantic_models",
                        "unit_tests",
                        "functions");
        assertThat(section("nodes"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsKeys(
                        "model.shop.customers",
                        "seed.shop.country_codes",
                        "snapshot.shop.orders_history",
                        "operation.shop.shop-on-run-start-0",
                        "analysis.shop.top_customers");
        assertThat(section("sources"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsOnlyKeys(
                        "source.shop.jaffle.customers", "source.shop.jaffle.orders", "source.shop.jaffle.payments");
        assertThat(section("docs")).asInstanceOf(InstanceOfAssertFactories.MAP).containsKey("doc.shop.customer_id");
        assertThat(section("groups"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsOnlyKeys("group.shop.core");
        assertThat(section("selectors"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsKeys("nightly", "both");
        assertThat(section("macros"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsKeys("macro.shop.cents_to_euros", "macro.dbt.generate_alias_name");
    }

    @Test
    void modelCarriesWhatSchedulersRead() {
        assertThat(entry("nodes", "model.shop.orders_daily"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("resource_type", "model")
                .containsEntry("fqn", List.of("shop", "marts", "finance", "orders_daily"))
                .containsEntry("tags", List.of("shop", "daily", "important"))
                .containsEntry("relation_name", "`shop-dev`.`dbt_dev_finance`.`orders_daily`")
                .containsEntry("original_file_path", "models/marts/finance/orders_daily.sql")
                .containsEntry(
                        "depends_on",
                        Map.of(
                                "macros", List.of("macro.shop.incremental_table"),
                                "nodes", List.of("model.shop.stg_orders", "model.shop.stg_payments")))
                .containsKeys("checksum", "compiled_code", "config", "raw_code");
    }

    @Test
    void checksumsDoNotChangeWithTheTarget() {
        Manifest again = new Manifest(Shop.with("prod", Map.of()), Map.of(), Shop.CLOCK.instant());
        assertThat(again.data().get("nodes"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .extractingByKey("model.shop.customers", InstanceOfAssertFactories.MAP)
                .containsEntry(
                        "checksum", entry("nodes", "model.shop.customers").get("checksum"))
                .containsEntry("relation_name", "`shop-prod`.`analytics`.`customers`");
    }

    private Map<?, ?> section(String name) {
        return manifest.get(name) instanceof Map<?, ?> section ? section : Map.of();
    }

    private Map<?, ?> entry(String section, String id) {
        return section(section).get(id) instanceof Map<?, ?> entry ? entry : Map.of();
    }
}

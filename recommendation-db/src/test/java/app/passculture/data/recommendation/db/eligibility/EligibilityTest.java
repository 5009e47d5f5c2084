package app.passculture.data.recommendation.db.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EligibilityTest {
    private final Database database = Database.with("one_offer.sql");

    @Test
    void theOfferIsRecommendable() {
        database.refresh();

        assertThat(database.texts("SELECT recommendable_offers::text FROM recommendable_offers"))
                .containsExactly("(138717,1814,EventType.JEUX,\"An evening of games\",,,138717)");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "inactive offer|UPDATE offer SET offer_is_active = false",
                "thing that activates accounts|UPDATE offer SET offer_type = 'ThingType.ACTIVATION'",
                "event that activates accounts|UPDATE offer SET offer_type = 'EventType.ACTIVATION'",
                "no mediation|DELETE FROM mediation",
                "inactive mediation|UPDATE mediation SET \"isActive\" = false",
                "no stock|DELETE FROM stock",
                "empty stock|UPDATE stock SET stock_quantity = 0",
                "stock booked out|UPDATE booking SET booking_quantity = 1",
                "soft-deleted stock|UPDATE stock SET stock_is_soft_deleted = true",
                "event was yesterday|UPDATE stock SET stock_beginning_date = now() - interval '1 day'",
                "booking ended yesterday|UPDATE stock SET stock_booking_limit_date = now() - interval '1 day'",
                "inactive offerer|UPDATE offerer SET offerer_is_active = false",
                "unknown type|UPDATE offer SET offer_type = NULL",
                "no venue|DELETE FROM venue",
                "no offerer|DELETE FROM offerer"
            })
    void disappears(String what, String change) {
        assertOfferIsThereAfter(what, change, 0);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "booking cancelled|UPDATE booking SET booking_quantity = 1, booking_is_cancelled = true",
                "event is tomorrow|UPDATE stock SET stock_beginning_date = now() + interval '1 day'",
                "booking ends tomorrow|UPDATE stock SET stock_booking_limit_date = now() + interval '1 day'",
                "unlimited stock|UPDATE stock SET stock_quantity = NULL; UPDATE booking SET booking_quantity = 9",
                "booking neither cancelled nor not|UPDATE booking SET booking_quantity = 1, booking_is_cancelled = NULL",
                "empty type|UPDATE offer SET offer_type = ''",
                "offer twice|INSERT INTO offer SELECT * FROM offer"
            })
    void stays(String what, String change) {
        assertOfferIsThereAfter(what, change, 1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "no booking of theirs|SELECT 1|0",
                "their booking|UPDATE booking SET user_id = '138717'|1",
                "their cancelled booking|UPDATE booking SET user_id = '138717', booking_is_cancelled = true|0"
            })
    void bookedOffersOfAUser(String what, String change, int expected) {
        database.execute(change);
        database.refresh();

        assertThat(database.texts("SELECT offer_id FROM non_recommendable_offers WHERE user_id = '138717'"))
                .as(what)
                .hasSize(expected);
    }

    @Test
    void datesMeanUtcWhateverTheTimeZoneOfTheServer() {
        database.execute("UPDATE stock SET stock_beginning_date = (now() AT TIME ZONE 'UTC') + interval '1 hour'");
        database.execute("DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET timezone = ''Pacific/Kiritimati''',"
                + " current_database()); END $$");
        database.refresh();

        assertThat(database.texts("SELECT offer_id FROM recommendable_offers")).hasSize(1);
    }

    @Test
    void irisLinksAreDistinct() {
        database.refresh();

        assertThat(database.texts("SELECT iris_id || ' ' || venue_id FROM iris_venues_mv ORDER BY 1"))
                .containsExactly("10 1814", "11 1814");
    }

    @Test
    void theItemIsTheProductWhereThereIsOne() {
        database.execute("UPDATE offer SET offer_product_id = '77'");
        database.refresh();

        assertThat(database.texts("SELECT item_id FROM recommendable_offers")).containsExactly("77");
        assertThat(database.texts("SELECT item_id FROM non_recommendable_offers"))
                .containsExactly("77");
    }

    @Test
    void aBookedStockWithoutOfferLeavesAnUnknownOffer() {
        database.execute("UPDATE stock SET offer_id = NULL");
        database.refresh();
        database.refresh();

        assertThat(database.texts("SELECT non_recommendable_offers::text FROM non_recommendable_offers"))
                .containsExactly("(3777,,)");
    }

    private void assertOfferIsThereAfter(String what, String change, int expected) {
        database.refresh();
        database.execute(change);
        database.refresh();

        assertThat(database.texts("SELECT offer_id FROM recommendable_offers"))
                .as(what)
                .hasSize(expected);
    }
}

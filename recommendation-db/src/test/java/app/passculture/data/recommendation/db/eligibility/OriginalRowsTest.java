package app.passculture.data.recommendation.db.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OriginalRowsTest {
    private static final Database DATABASE = Database.with("random_rows.sql", "original_functions.sql");

    @BeforeAll
    static void theViewsAreFresh() {
        DATABASE.execute("ANALYZE");
        DATABASE.refresh();
    }

    @Test
    void everyRecommendableRowIsOneTheOriginalCouldHaveKept() {
        assertThat(DATABASE.texts("""
                SELECT v::text FROM (SELECT offer_id, venue_id, type, name, url, is_national FROM recommendable_offers) AS v
                EXCEPT
                SELECT o::text FROM (SELECT * FROM original.get_eligible_rows()) AS o
                """)).isEmpty();
    }

    @Test
    void theRecommendableOffersAreThoseOfTheOriginalOnceEach() {
        List<String> original =
                DATABASE.texts("SELECT offer_id FROM original.get_recommendable_offers() ORDER BY offer_id");

        assertThat(original).hasSizeGreaterThan(400);
        assertThat(DATABASE.texts("SELECT offer_id FROM recommendable_offers ORDER BY offer_id"))
                .isEqualTo(original);
    }

    @Test
    void theBookedOffersAreThoseOfTheOriginal() {
        assertSameRows(
                "SELECT v::text FROM (SELECT user_id, offer_id FROM non_recommendable_offers) AS v",
                "SELECT o::text FROM (SELECT * FROM original.get_non_recommendable_offers()) AS o");
    }

    @Test
    void theIrisLinksAreThoseOfTheOriginal() {
        assertSameRows(
                "SELECT v::text FROM iris_venues_mv AS v",
                "SELECT o::text FROM (SELECT * FROM original.get_iris_venues()) AS o");
    }

    private static void assertSameRows(String view, String original) {
        List<String> expected = DATABASE.texts(original + " ORDER BY 1");

        assertThat(expected).hasSizeGreaterThan(400);
        assertThat(DATABASE.texts(view + " ORDER BY 1")).isEqualTo(expected);
    }
}

package app.passculture.data.recommendation.api.health;

import java.util.Locale;

/** A materialized view that recommendations come from. */
enum View {
    RECOMMENDABLE_OFFERS("select exists (select from recommendable_offers)"),
    NON_RECOMMENDABLE_OFFERS("select exists (select from non_recommendable_offers)"),
    IRIS_VENUES_MV("select exists (select from iris_venues_mv)");

    private final String rowQuery;

    View(String rowQuery) {
        this.rowQuery = rowQuery;
    }

    static View named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    String viewName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Asks whether there is a row; PostgreSQL refuses when the view was never filled. */
    String rowQuery() {
        return rowQuery;
    }
}

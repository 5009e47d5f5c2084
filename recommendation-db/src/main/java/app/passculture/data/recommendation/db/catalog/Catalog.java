package app.passculture.data.recommendation.db.catalog;

import java.util.List;

/** The replicated tables in the order they are loaded, and how they refer to each other. */
public final class Catalog {
    private static final ReplicatedTable BOOKING = ReplicatedTable.of(
            "booking",
            List.of(
                    text("booking_id"),
                    timestamp("booking_creation_date"),
                    text("stock_id"),
                    integer("booking_quantity"),
                    text("user_id"),
                    decimal("booking_amount"),
                    bool("booking_is_cancelled"),
                    bool("booking_is_used"),
                    timestamp("booking_used_date"),
                    timestamp("booking_cancellation_date")),
            Index.of("idx_booking_stockid", "stock_id"));

    private static final ReplicatedTable IRIS_VENUES =
            ReplicatedTable.of("iris_venues", List.of(text("id"), text("irisId"), text("venueId")));

    private static final ReplicatedTable MEDIATION = ReplicatedTable.of(
            "mediation",
            List.of(
                    integer("thumbCount"),
                    text("idAtProviders"),
                    timestamp("dateModifiedAtLastProvider"),
                    text("id"),
                    timestamp("dateCreated"),
                    text("authorId"),
                    text("lastProviderId"),
                    text("offerId"),
                    text("credit"),
                    bool("isActive")),
            Index.of("idx_mediation_offerid", "offerId"));

    private static final ReplicatedTable OFFER = ReplicatedTable.of(
            "offer",
            List.of(
                    text("offer_id_at_providers"),
                    timestamp("offer_modified_at_last_provider_date"),
                    text("offer_id"),
                    timestamp("offer_creation_date"),
                    text("offer_product_id"),
                    text("venue_id"),
                    text("offer_last_provider_id"),
                    text("booking_email"),
                    bool("offer_is_active"),
                    text("offer_type"),
                    text("offer_name"),
                    text("offer_description"),
                    text("offer_conditions"),
                    integer("offer_age_min"),
                    integer("offer_age_max"),
                    text("offer_url"),
                    integer("offer_duration_minutes"),
                    bool("offer_is_national"),
                    text("offer_extra_data"),
                    bool("offer_is_duo"),
                    text("offer_withdrawal_details")),
            Index.of("idx_offer_id", "offer_id"),
            Index.of("idx_offer_type", "offer_type"),
            Index.of("idx_offer_venueid", "venue_id"));

    private static final ReplicatedTable OFFERER = ReplicatedTable.of(
            "offerer",
            List.of(
                    bool("offerer_is_active"),
                    integer("offerer_thumb_count"),
                    text("offerer_id_at_providers"),
                    timestamp("offerer_modified_at_last_provider_date"),
                    text("offerer_address"),
                    text("offerer_postal_code"),
                    text("offerer_city"),
                    text("offerer_id"),
                    timestamp("offerer_creation_date"),
                    text("offerer_name"),
                    text("offerer_siren"),
                    text("offerer_last_provider_id")),
            Index.of("idx_offerer_id", "offerer_id"));

    private static final ReplicatedTable VENUE = ReplicatedTable.of(
            "venue",
            List.of(
                    integer("venue_thumb_count"),
                    text("venue_id_at_providers"),
                    timestamp("venue_modified_at_last_provider"),
                    text("venue_address"),
                    text("venue_postal_code"),
                    text("venue_city"),
                    text("venue_id"),
                    text("venue_name"),
                    text("venue_siret"),
                    text("venue_department_code"),
                    decimal("venue_latitude"),
                    decimal("venue_longitude"),
                    text("venue_managing_offerer_id"),
                    text("venue_booking_email"),
                    text("venue_last_provider_id"),
                    bool("venue_is_virtual"),
                    text("venue_comment"),
                    text("venue_public_name"),
                    text("venue_type_id"),
                    text("venue_label_id"),
                    timestamp("venue_creation_date")),
            Index.of("idx_venue_id", "venue_id"),
            Index.of("idx_venue_managingoffererid", "venue_managing_offerer_id"));

    private static final ReplicatedTable STOCK = ReplicatedTable.of(
            "stock",
            List.of(
                    text("stock_id_at_providers"),
                    timestamp("stock_modified_at_last_provider_date"),
                    text("stock_id"),
                    timestamp("stock_modified_date"),
                    decimal("stock_price"),
                    integer("stock_quantity"),
                    timestamp("stock_booking_limit_date"),
                    text("stock_last_provider_id"),
                    text("offer_id"),
                    bool("stock_is_soft_deleted"),
                    timestamp("stock_beginning_date"),
                    timestamp("stock_creation_date")),
            Index.of("idx_stock_id", "stock_id"),
            Index.of("idx_stock_offerid", "offer_id"));

    private static final List<ReplicatedTable> TABLES =
            List.of(BOOKING, IRIS_VENUES, MEDIATION, OFFER, OFFERER, VENUE, STOCK);

    private static final List<Reference> REFERENCES = List.of(
            Reference.of("booking", "stock_id", "stock", "stock_id"),
            Reference.of("stock", "offer_id", "offer", "offer_id"),
            Reference.of("mediation", "offerId", "offer", "offer_id"),
            Reference.of("offer", "venue_id", "venue", "venue_id"),
            Reference.of("venue", "venue_managing_offerer_id", "offerer", "offerer_id"),
            Reference.of("iris_venues", "venueId", "venue", "venue_id"));

    private Catalog() {}

    public static List<ReplicatedTable> tables() {
        return TABLES;
    }

    public static List<Reference> references() {
        return REFERENCES;
    }

    private static Column text(String name) {
        return Column.of(name, ColumnType.TEXT);
    }

    private static Column timestamp(String name) {
        return Column.of(name, ColumnType.TIMESTAMP);
    }

    private static Column integer(String name) {
        return Column.of(name, ColumnType.INTEGER);
    }

    private static Column decimal(String name) {
        return Column.of(name, ColumnType.DECIMAL);
    }

    private static Column bool(String name) {
        return Column.of(name, ColumnType.BOOLEAN);
    }
}

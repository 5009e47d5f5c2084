package app.passculture.data.orchestration.jobs;

import java.util.List;

/** The tables of the application that are copied every day, in the order in which they were always declared, each once. */
final class ApplicationTables {

    static final List<String> NAMES = List.of(
            "user",
            "provider",
            "offerer",
            "bank_information",
            "booking",
            "payment",
            "venue",
            "user_offerer",
            "offer",
            "stock",
            "favorite",
            "venue_type",
            "venue_label",
            "payment_status",
            "iris_venues",
            "transaction",
            "local_provider_event",
            "beneficiary_import_status",
            "deposit",
            "beneficiary_import",
            "mediation",
            "iris_france",
            "offer_criterion",
            "allocine_pivot",
            "venue_provider",
            "allocine_venue_provider_price_rule",
            "allocine_venue_provider",
            "payment_message",
            "feature",
            "criterion");

    private ApplicationTables() {}
}

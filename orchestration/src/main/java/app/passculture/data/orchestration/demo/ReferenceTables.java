package app.passculture.data.orchestration.demo;

import java.util.List;

/** Writes the small tables that others refer to: kinds, labels, providers, features, criteria and the like. */
final class ReferenceTables {
    static final int PROVIDERS = 3;
    static final int LABELS = 4;
    static final int CRITERIA = 6;
    static final int MESSAGE_DAYS = 15;
    private static final int MESSAGES = 50;
    private static final List<String> FEATURES = List.of(
            "APPLY_BOOKING_LIMITS",
            "BENEFICIARIES_IMPORT",
            "DEGRESSIVE_REIMBURSEMENT_RATE",
            "DUO_OFFER",
            "FAVORITE_OFFER",
            "QR_CODE",
            "SYNCHRONIZE_ALLOCINE",
            "SYNCHRONIZE_TITELIVE",
            "WEBAPP_HOMEPAGE",
            "WEBAPP_SIGNUP");

    private final Blueprint blueprint;
    private final Timeline timeline;
    private final Destination destination;

    ReferenceTables(Blueprint blueprint, Destination destination) {
        this.blueprint = blueprint;
        this.timeline = blueprint.timeline();
        this.destination = destination;
    }

    void write() {
        venueTypes();
        venueLabels();
        providers();
        providerEvents();
        features();
        criteria();
        paymentMessages();
        transactions();
    }

    private void venueTypes() {
        try (var rows = destination.rows("venue_type")) {
            for (var kind : VenueKind.values()) {
                rows.number(kind.id()).text(kind.label()).end();
            }
        }
    }

    private void venueLabels() {
        var labels = List.of(
                "Scène nationale", "Musée de France", "SMAC - Scène de musiques actuelles", "Librairie de référence");
        try (var rows = destination.rows("venue_label")) {
            for (int id = 1; id <= LABELS; id++) {
                rows.number(id).text(labels.get(id - 1)).end();
            }
        }
    }

    private void providers() {
        var names = List.of("Allociné", "Stocks libraires (démonstration)", "Stocks disquaires (démonstration)");
        try (var rows = destination.rows("provider")) {
            for (int id = 1; id <= PROVIDERS; id++) {
                rows.flag(true)
                        .number(id)
                        .text(names.get(id - 1))
                        .textIf(id == 1, "AllocineStocks")
                        .moment(id == 1 ? Timeline.NEVER : timeline.start())
                        .flag(true)
                        .flag(id != 1)
                        .textIf(id != 1, "fake-api-key-" + id)
                        .end();
            }
        }
    }

    private void providerEvents() {
        var types = List.of("SyncStart", "SyncPartStart", "SyncPartEnd", "SyncEnd", "SyncError");
        try (var rows = destination.rows("local_provider_event")) {
            for (int id = 1; id <= 90; id++) {
                var dice = blueprint.stream("local_provider_event").dice(id);
                rows.number(id)
                        .number(dice.between(1, PROVIDERS))
                        .moment(timeline.daysAgo(dice.fraction() * 30))
                        .text(dice.pick(types))
                        .textIf(dice.chance(.5), "lot " + id)
                        .end();
            }
        }
    }

    private void features() {
        try (var rows = destination.rows("feature")) {
            for (int id = 1; id <= FEATURES.size(); id++) {
                rows.number(id)
                        .text(FEATURES.get(id - 1))
                        .text("Fonctionnalité " + id)
                        .flag(id % 4 != 0)
                        .end();
            }
        }
    }

    private void criteria() {
        try (var rows = destination.rows("criterion")) {
            for (int id = 1; id <= CRITERIA; id++) {
                rows.number(id)
                        .text("Sélection n° " + id)
                        .textIf(id % 2 == 0, "Choisie par la rédaction")
                        .number(id - 3)
                        .moment(id % 3 == 0 ? timeline.daysAhead(60) : Timeline.NEVER)
                        .moment(id % 3 == 0 ? timeline.daysAgo(30) : Timeline.NEVER)
                        .end();
            }
        }
    }

    private void paymentMessages() {
        try (var rows = destination.rows("payment_message")) {
            for (int id = 1; id <= MESSAGES; id++) {
                rows.number(id)
                        .text("message-" + id)
                        .text("\\x%08x".formatted(id))
                        .end();
            }
        }
    }

    private void transactions() {
        try (var rows = destination.rows("transaction")) {
            for (int id = 1; id <= 200; id++) {
                var dice = blueprint.stream("transaction").dice(id);
                rows.number(id)
                        .number(id * 10L)
                        .moment(timeline.daysAgo(dice.fraction() * 300))
                        .text("192.0.2." + dice.between(1, 254))
                        .numberIf(dice.chance(.8), dice.chance(.5) ? People.ADMINISTRATOR : People.PROFESSIONAL)
                        .end();
            }
        }
    }
}

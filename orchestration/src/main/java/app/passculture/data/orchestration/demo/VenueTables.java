package app.passculture.data.orchestration.demo;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes offerers, venues, their bank details and their links with providers. */
final class VenueTables {
    private static final int ALLOCINE = 1;
    private final Catalogue catalogue;
    private final Timeline timeline;
    private final Destination destination;
    private final RandomStream offererDetails;
    private final RandomStream venueDetails;

    VenueTables(Blueprint blueprint, Catalogue catalogue, Destination destination) {
        this.catalogue = catalogue;
        this.timeline = blueprint.timeline();
        this.destination = destination;
        this.offererDetails = blueprint.stream("offerer.details");
        this.venueDetails = blueprint.stream("venue.details");
    }

    void write() {
        try (var rows = destination.rows("offerer")) {
            catalogue.offerers().forEach(offerer -> offerer(rows, offerer, offererDetails.dice(offerer.id())));
        }
        try (var rows = destination.rows("venue")) {
            catalogue.venues().forEach(venue -> venue(rows, venue, venueDetails.dice(venue.id())));
        }
        try (var rows = destination.rows("bank_information")) {
            catalogue.offerers().forEach(offerer -> bank(rows, offerer));
        }
        providers(catalogue.venues().stream()
                .filter(venue -> venue.provider() != 0)
                .toList());
    }

    private static void offerer(Row rows, Offerer offerer, Dice dice) {
        rows.flag(offerer.active())
                .number(dice.between(0, 1))
                .nothing()
                .moment(Timeline.NEVER)
                .textIf(dice.chance(.95), offerer.address().street())
                .text(offerer.address().postalCode())
                .text(offerer.address().city())
                .number(offerer.id())
                .moment(offerer.created())
                .text(offerer.name())
                .text(offerer.siren())
                .nothing()
                .text("{}")
                .textIf(!offerer.active(), "fake-token-" + offerer.id())
                .end();
    }

    private void venue(Row rows, Venue venue, Dice dice) {
        provenance(rows, venue, dice);
        var site = venue.site();
        if (site == null) {
            identity(rows.nothing().nothing().nothing(), venue, null);
            rows.nothing().nothing().nothing();
        } else {
            var address = site.address();
            rows.text(address.street()).text(address.postalCode()).text(address.city());
            identity(rows, venue, siret(venue));
            rows.text(address.department()).text(degrees(site.place().y)).text(degrees(site.place().x));
        }
        management(rows, venue, dice);
    }

    private void provenance(Row rows, Venue venue, Dice dice) {
        boolean provided = venue.provider() != 0;
        rows.number(dice.between(0, 1))
                .textIf(provided, "lieu-" + venue.id())
                .moment(provided ? timeline.daysAgo(dice.fraction() * 20) : Timeline.NEVER);
    }

    private static void identity(Row rows, Venue venue, @Nullable String siret) {
        rows.number(venue.id()).text(venue.name()).text(siret);
    }

    private static void management(Row rows, Venue venue, Dice dice) {
        boolean physical = venue.site() != null;
        rows.number(venue.offerer().id())
                .textIf(dice.chance(.9), "lieu" + venue.id() + "@demo.invalid")
                .numberIf(venue.provider() != 0, venue.provider())
                .flag(!physical)
                .textIf(physical && dice.chance(.05), "Entrée par la cour")
                .text(publicName(venue, dice))
                .text(dice.chance(.1) ? "{name,address}" : "{}")
                .numberIf(!physical || dice.chance(.9), venue.kind().id())
                .numberIf(physical && dice.chance(.1), dice.between(1, ReferenceTables.LABELS))
                .moment(venue.created())
                .flag(physical && dice.chance(.6))
                .textIf(venue.id() % 30 == 11, "fake-token-" + venue.id())
                .end();
    }

    /** Often none, sometimes an empty one, as in the application. */
    private static @Nullable String publicName(Venue venue, Dice dice) {
        boolean named = venue.site() != null && dice.chance(.5);
        return venue.id() % 30 == 5 ? "" : named ? venue.name() + " (Paris)" : null;
    }

    private static String siret(Venue venue) {
        return venue.offerer().siren() + "%05d".formatted(venue.id() % 100_000);
    }

    private static String degrees(double value) {
        return String.format(Locale.ROOT, "%.5f", value);
    }

    private void bank(Row rows, Offerer offerer) {
        int id = offerer.id();
        rows.number(id)
                .number(id)
                .nothing()
                .number(1_000_000 + id)
                .moment(timeline.daysAgo(id % 400 + 1))
                .text(id % 7 == 0 ? "DRAFT" : id % 13 == 0 ? "REJECTED" : "ACCEPTED")
                .text("FR76FAKE%010d".formatted(id))
                .text("FAKEFRPPXXX")
                .end();
    }

    private void providers(List<Venue> provided) {
        try (var rows = destination.rows("venue_provider")) {
            provided.forEach(venue -> provider(rows, venue, venueDetails.dice(-venue.id())));
        }
        var cinemas =
                provided.stream().filter(venue -> venue.provider() == ALLOCINE).toList();
        try (var pivots = destination.rows("allocine_pivot");
                var links = destination.rows("allocine_venue_provider");
                var rules = destination.rows("allocine_venue_provider_price_rule")) {
            cinemas.forEach(cinema -> {
                int id = cinema.id();
                pivots.number(id)
                        .text(siret(cinema))
                        .text("P%04d".formatted(id % 10_000))
                        .end();
                links.number(id)
                        .flag(id % 2 == 0)
                        .numberIf(id % 3 != 0, 100 + id % 50)
                        .end();
                rules.number(id)
                        .number(id)
                        .text("default")
                        .hundredths(500 + id % 10 * 50)
                        .end();
            });
        }
    }

    private void provider(Row rows, Venue venue, Dice dice) {
        rows.flag(dice.chance(.9))
                .number(venue.id())
                .nothing()
                .moment(Timeline.NEVER)
                .number(venue.id())
                .number(venue.provider())
                .text(siret(venue))
                .moment(timeline.daysAgo(dice.fraction()))
                .number(venue.provider())
                .textIf(dice.chance(.05), "worker-%012d".formatted(venue.id()))
                .text("{}")
                .end();
    }
}

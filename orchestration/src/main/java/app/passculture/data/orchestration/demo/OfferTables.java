package app.passculture.data.orchestration.demo;

import org.jspecify.annotations.Nullable;

/** Writes offers with their pictures and editorial tags. */
final class OfferTables {
    static final String CONTEST_EMAIL = "jeux-concours@passculture.app";
    private static final int MEDIATIONS = 3;

    private final Catalogue catalogue;
    private final Vocabulary words;
    private final Destination destination;
    private final RandomStream details;
    private final RandomStream pictures;

    OfferTables(Blueprint blueprint, Catalogue catalogue, Destination destination) {
        this.catalogue = catalogue;
        this.words = blueprint.words();
        this.destination = destination;
        this.details = blueprint.stream("offer.details");
        this.pictures = blueprint.stream("mediation");
    }

    void write() {
        try (var offers = destination.rows("offer");
                var mediations = destination.rows("mediation");
                var criteria = destination.rows("offer_criterion")) {
            for (var offer : catalogue.offers()) {
                offer(offers, offer, details.dice(offer.id()));
                mediations(mediations, offer, pictures.dice(offer.id()));
                criterion(criteria, offer);
            }
        }
    }

    /** The id of an offer's first mediation, if it has any. */
    static long firstMediation(Offer offer) {
        return (long) offer.id() * MEDIATIONS;
    }

    private void offer(Row rows, Offer offer, Dice dice) {
        int provider = offer.venue().provider();
        boolean provided = provider != 0 && dice.chance(.8);
        rows.textIf(provided, "article-" + offer.id())
                .moment(provided ? offer.created() + Timeline.DAY / 2 : Timeline.NEVER)
                .number(offer.id())
                .moment(offer.created())
                .numberIf(offer.hasProduct(), offer.work().id())
                .number(offer.venue().id())
                .numberIf(provided, provider)
                .text(email(offer, dice))
                .flag(offer.flaw() != Flaw.OFFER_INACTIVE)
                .text(offer.type().label())
                .text(offer.work().name());
        presentation(rows, offer, dice);
    }

    private void presentation(Row rows, Offer offer, Dice dice) {
        boolean aged = dice.chance(.03);
        rows.text(dice.chance(.7) ? words.phrase("description", dice) : null)
                .textIf(dice.chance(.04), "Sur présentation d'une pièce d'identité")
                .numberIf(aged, 12)
                .numberIf(aged && dice.chance(.5), 25)
                .textIf(offer.digital(), "https://culture.demo.invalid/oeuvres/" + offer.id())
                .text(dice.chance(.1) ? "{https://images.demo.invalid/" + offer.id() + ".jpg}" : "{}")
                .numberIf(offer.type().event(), 10L * dice.between(4, 18))
                .flag(offer.national())
                .text(extraData(offer))
                .flag(offer.duo())
                .text(dice.chance(.05) ? "{name,description}" : "{}")
                .textIf(dice.chance(.1), "À retirer à l'accueil")
                .end();
    }

    private static @Nullable String email(Offer offer, Dice dice) {
        if (offer.contest()) {
            return CONTEST_EMAIL;
        }
        return dice.chance(.85) ? "lieu" + offer.venue().id() + "@demo.invalid" : null;
    }

    private static @Nullable String extraData(Offer offer) {
        var work = offer.work();
        return switch (work.type()) {
            case LIVRE_EDITION, LIVRE_AUDIO ->
                "{\"author\": \"%s\", \"isbn\": \"979%010d\"}".formatted(work.creator(), work.id());
            case CINEMA ->
                "{\"visa\": \"%d\", \"stageDirector\": \"%s\"}".formatted(100_000 + work.id(), work.creator());
            case MUSIQUE, CONCERT -> "{\"performer\": \"%s\", \"musicType\": \"501\"}".formatted(work.creator());
            case SPECTACLE_VIVANT -> "{\"showType\": \"100\", \"author\": \"%s\"}".formatted(work.creator());
            default -> null;
        };
    }

    private static void mediations(Row rows, Offer offer, Dice dice) {
        int count = offer.hasMediation() ? 1 + (dice.chance(.2) ? dice.between(1, MEDIATIONS - 1) : 0) : 0;
        for (int i = 0; i < count; i++) {
            boolean active = offer.flaw() != Flaw.MEDIATION_INACTIVE && (i == 0 || dice.chance(.5));
            rows.number(dice.chance(.97) ? 1 : 0)
                    .nothing()
                    .moment(Timeline.NEVER)
                    .number(firstMediation(offer) + i)
                    .moment(offer.created() + i * Timeline.DAY / 3)
                    .numberIf(dice.chance(.3), People.PROFESSIONAL)
                    .nothing()
                    .number(offer.id())
                    .textIf(dice.chance(.5), "© Photo de démonstration")
                    .flag(active)
                    .text("{}")
                    .end();
        }
    }

    private static void criterion(Row rows, Offer offer) {
        if (offer.id() % 40 == 3) {
            rows.number(offer.id())
                    .number(offer.id())
                    .number(offer.id() / 40 % ReferenceTables.CRITERIA + 1)
                    .end();
        }
    }
}

package app.passculture.data.orchestration.demo;

import java.util.EnumSet;
import java.util.Set;

/** The application's offer types, and how common, wanted, digital, shared and dear each is here. */
enum OfferType {
    LIVRE_EDITION("ThingType.LIVRE_EDITION", 34, 38, .06, 3.5, 500, 2_500),
    CINEMA("EventType.CINEMA", 9, 14, 0, 5, 500, 1_200),
    MUSIQUE("ThingType.MUSIQUE", 9, 9, .15, 2, 800, 2_500),
    AUDIOVISUEL("ThingType.AUDIOVISUEL", 6, 6, .4, 2, 500, 3_000),
    JEUX_VIDEO("ThingType.JEUX_VIDEO", 1.5, 4, 1, 2, 1_000, 6_000),
    JEUX_VIDEO_ABO("ThingType.JEUX_VIDEO_ABO", .4, 1.5, 1, 1, 2_000, 6_000),
    JEUX("ThingType.JEUX", 3, 2, 0, 2, 1_000, 4_500),
    INSTRUMENT("ThingType.INSTRUMENT", 4, 4, 0, 2, 2_000, 30_000),
    OEUVRE_ART("ThingType.OEUVRE_ART", 1.5, .8, 0, 1, 1_500, 20_000),
    LIVRE_AUDIO("ThingType.LIVRE_AUDIO", 1, 1, 1, 2, 800, 2_500),
    PRESSE_ABO("ThingType.PRESSE_ABO", 1.2, 2, 1, 1.2, 1_000, 9_000),
    MUSIQUE_ABO("ThingType.MUSIQUE_ABO", 1, 3.5, .8, 1.2, 3_000, 9_900),
    CINEMA_ABO("ThingType.CINEMA_ABO", .4, .8, 0, 1, 3_000, 12_000),
    CINEMA_CARD("ThingType.CINEMA_CARD", .5, 1, 0, 1, 2_500, 7_000),
    MUSEES_PATRIMOINE_ABO("ThingType.MUSEES_PATRIMOINE_ABO", .8, .6, 0, 1, 1_500, 6_000),
    PRATIQUE_ARTISTIQUE_ABO("ThingType.PRATIQUE_ARTISTIQUE_ABO", 3, 1.2, 0, 1, 5_000, 30_000),
    SPECTACLE_VIVANT_ABO("ThingType.SPECTACLE_VIVANT_ABO", .8, .5, 0, 1, 4_000, 15_000),
    CONCERT("EventType.MUSIQUE", 5, 4, .02, 1.1, 800, 4_500),
    SPECTACLE_VIVANT("EventType.SPECTACLE_VIVANT", 7, 4, .02, 1.2, 800, 4_000),
    MUSEES_PATRIMOINE("EventType.MUSEES_PATRIMOINE", 4, 2, .03, 1, 0, 1_800),
    PRATIQUE_ARTISTIQUE("EventType.PRATIQUE_ARTISTIQUE", 4, 1.2, .05, 1, 1_000, 8_000),
    CONFERENCE("EventType.CONFERENCE_DEBAT_DEDICACE", 2, .5, .2, 1, 0, 1_000),
    JEUX_EVENEMENT("EventType.JEUX", .8, .4, .1, 1, 0, 2_500),
    ACTIVATION("ThingType.ACTIVATION", 0, 0, 1, 1, 0, 0),
    ACTIVATION_EVENEMENT("EventType.ACTIVATION", 0, 0, 1, 1, 0, 0);

    private static final Set<OfferType> TECHNICAL = EnumSet.of(ACTIVATION, ACTIVATION_EVENEMENT);

    private final String label;
    private final double share;
    private final double demand;
    private final double digital;
    private final double sharing;
    private final int cheapest;
    private final int dearest;

    OfferType(String label, double share, double demand, double digital, double sharing, int cheapest, int dearest) {
        this.label = label;
        this.share = share;
        this.demand = demand;
        this.digital = digital;
        this.sharing = sharing;
        this.cheapest = cheapest;
        this.dearest = dearest;
    }

    /** The type's name in the application database. */
    String label() {
        return label;
    }

    double share() {
        return share;
    }

    double demand() {
        return demand;
    }

    /** The part of the offers of this type that are consumed online. */
    double digital() {
        return digital;
    }

    /** How many offers sell one work, on average. */
    double sharing() {
        return sharing;
    }

    boolean event() {
        return label.startsWith("EventType.");
    }

    boolean technical() {
        return TECHNICAL.contains(this);
    }

    /** The list of the vocabulary that names such works. */
    String vocabulary() {
        return technical() ? "ACTIVATION" : name();
    }

    /** A price in cents. */
    int price(Dice dice) {
        return dearest == 0 || dice.chance(.08) ? 0 : rounded(cheapest + dice.fraction() * (dearest - cheapest));
    }

    private static int rounded(double cents) {
        return ((int) (cents / 50)) * 50;
    }
}

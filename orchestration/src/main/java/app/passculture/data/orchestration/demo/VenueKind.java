package app.passculture.data.orchestration.demo;

import static app.passculture.data.orchestration.demo.OfferType.AUDIOVISUEL;
import static app.passculture.data.orchestration.demo.OfferType.CINEMA;
import static app.passculture.data.orchestration.demo.OfferType.CINEMA_ABO;
import static app.passculture.data.orchestration.demo.OfferType.CINEMA_CARD;
import static app.passculture.data.orchestration.demo.OfferType.CONCERT;
import static app.passculture.data.orchestration.demo.OfferType.CONFERENCE;
import static app.passculture.data.orchestration.demo.OfferType.INSTRUMENT;
import static app.passculture.data.orchestration.demo.OfferType.JEUX;
import static app.passculture.data.orchestration.demo.OfferType.JEUX_EVENEMENT;
import static app.passculture.data.orchestration.demo.OfferType.LIVRE_EDITION;
import static app.passculture.data.orchestration.demo.OfferType.MUSEES_PATRIMOINE;
import static app.passculture.data.orchestration.demo.OfferType.MUSEES_PATRIMOINE_ABO;
import static app.passculture.data.orchestration.demo.OfferType.MUSIQUE;
import static app.passculture.data.orchestration.demo.OfferType.MUSIQUE_ABO;
import static app.passculture.data.orchestration.demo.OfferType.OEUVRE_ART;
import static app.passculture.data.orchestration.demo.OfferType.PRATIQUE_ARTISTIQUE;
import static app.passculture.data.orchestration.demo.OfferType.PRATIQUE_ARTISTIQUE_ABO;
import static app.passculture.data.orchestration.demo.OfferType.SPECTACLE_VIVANT;
import static app.passculture.data.orchestration.demo.OfferType.SPECTACLE_VIVANT_ABO;

import java.util.Set;

/** The sorts of venues, which offer types each proposes and how common it is. */
enum VenueKind {
    LIBRAIRIE(1, "Librairie", "Librairie", 22, Set.of(LIVRE_EDITION, JEUX, CONFERENCE)),
    CINEMA_SALLE(2, "Cinéma - Salle de projections", "Cinéma", 6, Set.of(CINEMA, CINEMA_ABO, CINEMA_CARD)),
    DISQUAIRE(3, "Musique - Disquaire", "Disquaire", 8, Set.of(MUSIQUE, AUDIOVISUEL)),
    LUTHIER(4, "Musique - Magasin d’instruments", "Lutherie", 5, Set.of(INSTRUMENT)),
    CONCERTS(5, "Musique - Salle de concerts", "Salle", 6, Set.of(CONCERT, MUSIQUE_ABO)),
    THEATRE(6, "Spectacle vivant", "Théâtre", 14, Set.of(SPECTACLE_VIVANT, SPECTACLE_VIVANT_ABO, CONCERT)),
    MUSEE(7, "Musée", "Musée", 8, Set.of(MUSEES_PATRIMOINE, MUSEES_PATRIMOINE_ABO, CONFERENCE)),
    GALERIE(
            8,
            "Arts visuels, arts plastiques et galeries",
            "Galerie",
            6,
            Set.of(OEUVRE_ART, MUSEES_PATRIMOINE, PRATIQUE_ARTISTIQUE)),
    ATELIER(9, "Cours et pratique artistiques", "Atelier", 12, Set.of(PRATIQUE_ARTISTIQUE, PRATIQUE_ARTISTIQUE_ABO)),
    LUDOTHEQUE(10, "Jeux / Jeux vidéos", "Ludothèque", 4, Set.of(JEUX, JEUX_EVENEMENT)),
    CENTRE(
            11,
            "Centre culturel",
            "Centre culturel",
            9,
            Set.of(CONCERT, SPECTACLE_VIVANT, PRATIQUE_ARTISTIQUE, CONFERENCE, JEUX_EVENEMENT, CINEMA)),
    NUMERIQUE(12, "Offre numérique", "Offre numérique", 0, Set.of());

    private final int id;
    private final String label;
    private final String sign;
    private final double share;

    @SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable, which its type does not say.
    private final Set<OfferType> offerTypes;

    VenueKind(int id, String label, String sign, double share, Set<OfferType> offerTypes) {
        this.id = id;
        this.label = label;
        this.sign = sign;
        this.share = share;
        this.offerTypes = offerTypes;
    }

    /** The id of the venue type in the application database. */
    int id() {
        return id;
    }

    /** The label of the venue type in the application database. */
    String label() {
        return label;
    }

    /** What is written above the door, before the venue's own name. */
    String sign() {
        return sign;
    }

    double share() {
        return share;
    }

    boolean proposes(OfferType type) {
        return offerTypes.contains(type);
    }
}

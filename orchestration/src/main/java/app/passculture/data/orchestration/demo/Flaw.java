package app.passculture.data.orchestration.demo;

/** The one reason why an offer is not recommendable, if there is one. */
enum Flaw {
    NONE,
    OFFER_INACTIVE,
    OFFERER_INACTIVE,
    WITHOUT_MEDIATION,
    MEDIATION_INACTIVE,
    WITHOUT_STOCK,
    SOLD_OUT,
    EXPIRED,
    SOFT_DELETED,
    ACTIVATION
}

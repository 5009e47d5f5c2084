package app.passculture.data.orchestration.demo;

/** What a person likes: one type above the others, and the traits of works. */
record Taste(OfferType favourite, WeightedChoice types, Traits traits) {
    /** How much a work pleases, mean 0 and deviation about 1 over works. */
    double affinity(Work work) {
        return traits.agreement(work.traits());
    }

    OfferType type(Dice dice) {
        return Tastes.TYPES.get(types.draw(dice));
    }
}

package app.passculture.data.orchestration.demo;

/** The stock of an offer that somebody takes at a moment. */
record Choice(Offer offer, Stock stock, long at) {}

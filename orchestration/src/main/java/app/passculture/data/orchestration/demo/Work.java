package app.passculture.data.orchestration.demo;

/** What an offer sells, with its appeal to everybody and the traits that meet a person's taste. */
record Work(int id, OfferType type, String name, String creator, double appeal, Traits traits) {}

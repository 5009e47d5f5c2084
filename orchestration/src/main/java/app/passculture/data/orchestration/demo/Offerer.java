package app.passculture.data.orchestration.demo;

/** A legal entity that manages venues. */
record Offerer(int id, String name, String siren, boolean active, long created, Address address) {}

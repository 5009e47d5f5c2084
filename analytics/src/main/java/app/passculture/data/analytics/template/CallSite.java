package app.passculture.data.analytics.template;

/** One step of a macro call chain: which macro was entered, and from where. */
public record CallSite(String macro, Origin from) {}

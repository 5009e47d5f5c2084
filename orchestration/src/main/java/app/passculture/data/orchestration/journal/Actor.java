package app.passculture.data.orchestration.journal;

/** Who does something, and through what (ui, rest_api, cli, scheduler). */
public record Actor(String name, String via) {}

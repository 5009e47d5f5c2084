package app.passculture.data.orchestration.web.pipeline;

/** What an error page says: the kind is the last part of its texts' keys. */
public record Problem(String kind, String detail, int status) {}

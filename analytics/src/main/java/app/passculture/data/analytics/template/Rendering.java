package app.passculture.data.analytics.template;

/** What a template became, and where every part of it came from. */
public record Rendering(String text, SourceMap map) {}

package app.passculture.data.analytics.template;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/** Renders short templates for tests, at a fixed instant. */
final class Rendered {

    static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2021-03-10T08:09:10Z"));

    private Rendered() {}

    static String text(String template) {
        return rendering(template, Map.of()).text();
    }

    static Rendering rendering(String template, Map<String, Value> globals) {
        return new Interpreter(Limits.GENEROUS, CLOCK).render(parsed("model.sql", template), Globals.of(globals));
    }

    static Rendering limited(String template, Limits limits) {
        return new Interpreter(limits, CLOCK).render(parsed("model.sql", template), Globals.of(Map.of()));
    }

    static Template parsed(String path, String template) {
        return Template.parse(TemplateSource.of(path, template));
    }
}

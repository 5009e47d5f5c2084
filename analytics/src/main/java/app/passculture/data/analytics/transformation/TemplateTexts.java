package app.passculture.data.analytics.transformation;

import app.passculture.data.analytics.template.Position;
import app.passculture.data.analytics.template.Template;
import app.passculture.data.analytics.template.TemplateSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Texts that stand in many places of a project, parsed once. */
final class TemplateTexts {

    private final Map<String, Template> parsed = new ConcurrentHashMap<>();

    /** The text as a template that stands at the place. */
    Template at(Position place, String text) {
        Template known = parsed.get(text);
        if (known != null) {
            return known.at(place);
        }
        Template fresh = Template.parse(TemplateSource.within(place, text));
        parsed.put(text, fresh);
        return fresh;
    }
}

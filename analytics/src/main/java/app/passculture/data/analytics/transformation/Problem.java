package app.passculture.data.analytics.transformation;

import app.passculture.data.analytics.template.Position;
import app.passculture.data.analytics.template.TemplateException;

/** One thing that is wrong in a project: where, what, and the lines around the place when there are some. */
public record Problem(Position position, String message, String excerpt) {

    static Problem at(Position position, String message) {
        return new Problem(position, message, "");
    }

    static Problem of(TemplateException exception) {
        String message = String.valueOf(exception.getMessage());
        String place = exception.position() + ": ";
        return new Problem(
                exception.position(),
                message.startsWith(place) ? message.substring(place.length()) : message,
                exception.excerpt());
    }

    @Override
    public String toString() {
        return position + ": " + message + (excerpt.isEmpty() ? "" : "\n" + excerpt.stripTrailing());
    }
}

package app.passculture.data.analytics.check;

import app.passculture.data.analytics.template.CallSite;
import app.passculture.data.analytics.template.Origin;
import app.passculture.data.analytics.template.Position;
import java.util.List;

/**
 * Something that a check found: where, what, the lines around the place, how the place was reached (macro calls, or the path of a column), and
 * the nodes it concerns.
 */
public record Finding(
        Severity severity,
        String rule,
        Position position,
        String message,
        String excerpt,
        List<String> trail,
        List<String> nodes,
        List<String> unchecked) {

    /** How bad it is. */
    public enum Severity {
        /** It fails the check. */
        ERROR,
        /** It is told, and does not fail. */
        WARNING
    }

    public Finding {
        trail = List.copyOf(trail);
        nodes = List.copyOf(nodes);
        unchecked = List.copyOf(unchecked);
    }

    static Finding at(Severity severity, String rule, Position position, String message, String node) {
        return new Finding(severity, rule, position, message, "", List.of(), List.of(node), List.of());
    }

    static Finding at(Severity severity, String rule, Origin origin, String message, String node) {
        List<String> trail = origin.chain().stream().map(Finding::call).toList();
        String excerpt = origin.source().excerpt(origin.offset());
        return new Finding(severity, rule, origin.position(), message, excerpt, trail, List.of(node), List.of());
    }

    private static String call(CallSite site) {
        return "in macro '" + site.macro() + "' called from " + site.from().position();
    }

    Finding through(List<String> trail) {
        return new Finding(severity, rule, position, message, excerpt, trail, nodes, unchecked);
    }

    Finding as(Severity other) {
        return new Finding(other, rule, position, message, excerpt, trail, nodes, unchecked);
    }

    Finding leaving(List<String> unchecked) {
        return new Finding(severity, rule, position, message, excerpt, trail, nodes, unchecked);
    }

    Finding concerning(List<String> nodes) {
        return new Finding(severity, rule, position, message, excerpt, trail, nodes, unchecked);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append(position).append(": ");
        text.append(severity == Severity.ERROR ? "" : "warning: ").append(message);
        text.append(" [").append(rule).append(']');
        trail.forEach(step -> text.append("\n  ").append(step));
        if (!excerpt.isBlank()) {
            text.append('\n').append(excerpt.stripTrailing());
        }
        if (nodes.size() > 1) {
            text.append("\n  in ").append(Listing.of(nodes));
        }
        if (!unchecked.isEmpty()) {
            text.append("\n  not checked because of it: ").append(Listing.of(unchecked));
        }
        return text.toString();
    }
}

package app.passculture.data.analytics.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The place in a template that something came from, and the macro calls that led there. */
public record Origin(
        TemplateSource source, int offset, @Nullable CallSite entered) {

    Origin shifted(int characters) {
        return new Origin(source, offset + characters, entered);
    }

    public Position position() {
        return source.position(offset);
    }

    /** The call that led here; empty at the top level of a template. */
    public Optional<CallSite> call() {
        return Optional.ofNullable(entered);
    }

    /** The calls that led here, innermost first. */
    public List<CallSite> chain() {
        List<CallSite> chain = new ArrayList<>();
        for (CallSite site = entered; site != null; site = site.from().entered()) {
            chain.add(site);
        }
        return chain;
    }

    /** The place at the top level of the template being rendered. */
    public Origin outermost() {
        Origin origin = this;
        while (origin.entered != null) {
            origin = origin.entered.from();
        }
        return origin;
    }
}

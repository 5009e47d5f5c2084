package app.passculture.data.orchestration.web.admin;

import app.passculture.data.orchestration.access.Role;
import app.passculture.data.orchestration.pipeline.spec.PipelineSpec;
import app.passculture.data.orchestration.scheduler.Catalogue;
import app.passculture.data.orchestration.web.pipeline.Message;
import app.passculture.data.orchestration.web.pipeline.Place;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What would be touched if something was deleted, before it is.
 *
 * @param part of the site, which texts and addresses begin with
 * @param key what the server knows it by, which people need not see
 * @param refusal why it cannot be deleted, if it cannot
 */
public record DeletePage(Part part, String key, String name, List<Touched> touched, Optional<Message> refusal) {
    public DeletePage {
        touched = List.copyOf(touched);
    }

    DeletePage(Part part, String name, List<Touched> touched, Optional<Message> refusal) {
        this(part, name, name, touched, refusal);
    }

    /** Whose things are deleted: the beginning of its texts, its address, and who may. */
    public record Part(String texts, String address, Role needed) {}

    /** Things of one kind, which the text says; nothing is shown for none. */
    public record Touched(String text, List<Thing> things) {
        public Touched {
            things = List.copyOf(things);
        }
    }

    /** Something with a page of its own. */
    public record Thing(String name, String address) {

        /** The pipelines of which something is true. */
        static List<Thing> pipelines(Catalogue catalogue, Predicate<PipelineSpec> is) {
            return catalogue.all().stream()
                    .map(entry -> entry.pipeline().spec())
                    .filter(is)
                    .map(spec -> new Thing(spec.id(), Place.pipeline(spec.id())))
                    .toList();
        }
    }
}

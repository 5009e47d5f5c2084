package app.passculture.data.orchestration.jobs;

import app.passculture.data.orchestration.pipeline.Block;
import app.passculture.data.orchestration.pipeline.Nothing;
import app.passculture.data.orchestration.pipeline.Section;
import app.passculture.data.orchestration.pipeline.Task;

/** The tables that the SQL project makes of the web analytics. */
final class MatomoModels {

    private MatomoModels() {}

    /** Actions in visits are kept by the entries of the dictionary that are, and so come after them. */
    static <P extends Record> Block build(Section<P> p) {
        return p.parallel(
                preprocessed(p, "log_visit"),
                p.chain(preprocessed(p, "log_action"), preprocessed(p, "log_link_visit_action")));
    }

    private static <P extends Record> Task<Nothing> preprocessed(Section<P> p, String table) {
        return HouseRules.model(p, "preprocess_" + table, table + "_preprocessed");
    }
}

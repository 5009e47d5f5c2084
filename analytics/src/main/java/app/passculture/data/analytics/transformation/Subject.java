package app.passculture.data.analytics.transformation;

import app.passculture.data.analytics.template.Invocation;
import app.passculture.data.analytics.template.Value;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The node being evaluated, as its templates see and change it. */
interface Subject {

    String packageName();

    Captured captured();

    /** Whether this evaluation makes the final text, so that {@code execute} is true. */
    boolean compiling();

    /** The configuration as known now. */
    Config config();

    /** The table of the node itself. */
    Relation self();

    /** The table that a reference means. */
    Value resolve(Reference reference, Invocation call);

    /** What {@code model} shows. */
    Map<String, @Nullable Object> facts();

    /** Whether an incremental model takes only what is new. */
    boolean incremental();

    /** The declared columns of a table; empty when the table is not known. */
    Optional<Value> columns(RelationName relation);
}

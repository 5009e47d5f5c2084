package app.passculture.data.analytics.transformation;

import app.passculture.data.analytics.template.Invocation;
import app.passculture.data.analytics.template.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A node that is evaluated to learn what it refers to and how it is configured; its text is thrown away. */
record DraftSubject(Draft draft, Target target, Captured captured) implements Subject {

    @Override
    public String packageName() {
        return draft.packageName();
    }

    @Override
    public boolean compiling() {
        return false;
    }

    @Override
    public Config config() {
        return draft.config().with(captured.config());
    }

    @Override
    public Relation self() {
        RelationName known = draft.relation();
        return Relation.of(known == null ? usual(draft.name()) : known, "table");
    }

    private RelationName usual(String name) {
        return new RelationName(target.database(), target.schema(), name);
    }

    @Override
    public Value resolve(Reference reference, Invocation call) {
        return Relation.of(usual(reference.last()), "table");
    }

    @Override
    public Map<String, @Nullable Object> facts() {
        return Facts.of(Node.of(draft, new Node.Description("", List.of(), draft.extra())));
    }

    @Override
    public boolean incremental() {
        return false;
    }

    @Override
    public Optional<Value> columns(RelationName relation) {
        return Optional.empty();
    }
}

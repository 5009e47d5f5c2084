package app.passculture.data.analytics.template;

import org.jspecify.annotations.Nullable;

/** Where the interpreter is: in which template and call, with which variables, writing to which output. */
record Frame(
        Run run,
        TemplateSource source,
        Scope scope,
        Output output,
        @Nullable CallSite entered,
        Value captured) {

    Origin origin(int at) {
        return new Origin(source, at, entered);
    }

    Frame inner() {
        return new Frame(run, source, new Scope(scope), output, entered, captured);
    }

    /** A block whose output becomes a value. */
    Frame capturing() {
        return new Frame(run, source, new Scope(scope), new Output(run.limits().output()), entered, captured);
    }

    Frame with(Value capturedText) {
        return new Frame(run, source, scope, output, entered, capturedText);
    }
}

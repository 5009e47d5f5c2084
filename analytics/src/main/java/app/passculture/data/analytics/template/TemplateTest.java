package app.passculture.data.analytics.template;

/** A test, as behind {@code is}. */
@FunctionalInterface
interface TemplateTest {
    boolean holds(Value subject, Invocation call);
}

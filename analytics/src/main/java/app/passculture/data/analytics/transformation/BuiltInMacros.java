package app.passculture.data.analytics.transformation;

import app.passculture.data.analytics.template.Macro;
import app.passculture.data.analytics.template.Template;
import app.passculture.data.analytics.template.TemplateSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The macros that come with the engine: dbt's own, and those of dbt_utils for projects that do not vendor it. */
final class BuiltInMacros {

    static final String PREFIX = "(built in)/";

    static final List<String> PACKAGES = List.of(MacroRegistry.INTERNAL, "dbt_utils");

    private BuiltInMacros() {}

    static List<Macro> of(String packageName) {
        String path = "macros/" + packageName + ".sql";
        try (InputStream stream = BuiltInMacros.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException(path + " is not on the class path");
            }
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return Template.parse(TemplateSource.of(PREFIX + packageName + ".sql", text))
                    .macros();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}

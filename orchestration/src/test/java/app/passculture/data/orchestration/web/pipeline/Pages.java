package app.passculture.data.orchestration.web.pipeline;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Somebody who reads the pages of a server for the tests of a class. There is one server for all classes, which takes longer to start than most of
 * them; it is closed when all are done.
 */
final class Pages implements BeforeAllCallback, AfterAllCallback {

    private static final Namespace SERVER = Namespace.create(Pages.class);

    private @Nullable Reader reader;

    @Override
    public void beforeAll(ExtensionContext context) {
        Reader.assumeBrowser();
        context.getRoot().getStore(SERVER).computeIfAbsent(SampleServer.class, _ -> SampleServer.shared());
        reader = Reader.start();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (reader != null) {
            reader.close();
        }
    }

    Reader reader() {
        return Objects.requireNonNull(reader);
    }

    SampleServer server() {
        return SampleServer.shared();
    }
}

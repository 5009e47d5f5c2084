package app.passculture.data.orchestration.web.pipeline;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** One server for all tests of pages, which takes longer to start than most of them; it is closed when all are done. */
final class SharedServer implements BeforeAllCallback {

    private static final Namespace PAGES = Namespace.create(SharedServer.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        Reader.assumeBrowser();
        context.getRoot().getStore(PAGES).computeIfAbsent(SampleServer.class, _ -> SampleServer.shared());
    }
}

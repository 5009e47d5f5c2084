package app.passculture.data.analytics.warehouse.local.storage;

import app.passculture.data.analytics.warehouse.local.http.WireServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * Cloud Storage's JSON API over a directory, on the loopback address: Google's client is pointed at it with {@code setHost} and
 * {@code NoCredentials}. What it holds is there again after a restart.
 */
public final class StorageEndpoint implements AutoCloseable {

    private final ObjectFiles files;
    private final WireServer server;

    private StorageEndpoint(ObjectFiles files, WireServer server) {
        this.files = files;
        this.server = server;
    }

    /** {@code port} 0: any that is free; {@code ids}: for uploads that come in pieces. */
    public static StorageEndpoint start(Path directory, int port, Clock clock, Supplier<String> ids) {
        ObjectFiles files = new ObjectFiles(directory, clock);
        return new StorageEndpoint(files, WireServer.start(port, new StorageRoutes(files, ids)));
    }

    /** For {@code setHost}. */
    public URI address() {
        return server.address();
    }

    /** The same buckets without HTTP. */
    public DirectoryBuckets buckets() {
        return new DirectoryBuckets(files);
    }

    @Override
    public void close() {
        server.close();
    }
}

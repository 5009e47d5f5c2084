package app.passculture.data.analytics.warehouse.local.endpoint;

import app.passculture.data.analytics.warehouse.local.LocalWarehouse;
import app.passculture.data.analytics.warehouse.local.http.WireServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Supplier;

/** BigQuery's REST API on the loopback address: Google's clients are pointed at it by their host and without credentials. */
public final class BigQueryEndpoint implements AutoCloseable {

    private final WireServer server;

    private BigQueryEndpoint(WireServer server) {
        this.server = server;
    }

    /**
     * {@code uploads}: where files that are sent wait until they are loaded; {@code port} 0: any that is free. The warehouse is not closed
     * with the endpoint.
     */
    public static BigQueryEndpoint start(
            LocalWarehouse warehouse, Path uploads, int port, Clock clock, Supplier<String> ids) {
        WireJobs jobs = new WireJobs(warehouse, clock, ids);
        return new BigQueryEndpoint(WireServer.start(port, new BigQueryRoutes(warehouse, jobs, uploads, ids)));
    }

    /** For the client's host. */
    public URI address() {
        return server.address();
    }

    @Override
    public void close() {
        server.close();
    }
}

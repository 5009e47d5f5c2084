package app.passculture.data.analytics;

import app.passculture.data.analytics.transformation.Project;
import app.passculture.data.analytics.warehouse.Warehouse;

/** Opens the warehouse that a project's target names, and the empty one in which unit tests happen. */
interface Warehouses {

    /** A warehouse, closed when a command ends. */
    record Opened(Warehouse warehouse, Runnable closing) implements AutoCloseable {
        @Override
        public void close() {
            closing.run();
        }
    }

    Opened open(Project project);

    Opened bench(Project project);

    /** The key of a target whose BigQuery is not Google's: an address, asked without credentials. */
    String ENDPOINT = "endpoint";

    /** Whether the target is this machine, or something that plays BigQuery for it: there what is absent may be made. */
    static boolean isLocal(Project project) {
        return project.target()
                        .attribute("engine")
                        .map(String::valueOf)
                        .orElse("local")
                        .equals("local")
                || project.target()
                        .attribute(ENDPOINT)
                        .map(String::valueOf)
                        .filter(address -> !address.isBlank())
                        .isPresent();
    }
}

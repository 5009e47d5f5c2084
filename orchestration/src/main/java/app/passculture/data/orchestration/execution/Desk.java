package app.passculture.data.orchestration.execution;

import app.passculture.data.orchestration.log.LogLine;
import app.passculture.data.orchestration.vault.Vault;
import java.util.Optional;

/** Where the code of one attempt asks and says things: on the node itself, or from a process of its own through the node. */
interface Desk {

    /** The JSON that another task of the run has produced. */
    Optional<String> output(String producer);

    Vault vault();

    <C> Optional<C> service(Class<C> type);

    void log(LogLine line);
}

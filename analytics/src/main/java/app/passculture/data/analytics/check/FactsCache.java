package app.passculture.data.analytics.check;

import app.passculture.data.analytics.warehouse.TableDefinition;
import java.util.Collection;
import java.util.Optional;

/** What statements were found to mean, so that the same statement over the same columns need not be analysed again. */
interface FactsCache {

    /** Remembers nothing. */
    FactsCache NONE = new FactsCache() {
        @Override
        public String key(String sql, Collection<TableDefinition> inputs, String routines) {
            return "";
        }

        @Override
        public Optional<NodeFacts> find(String key) {
            return Optional.empty();
        }

        @Override
        public void put(String key, NodeFacts facts) {}
    };

    /** By what a statement is found again: its text, the columns of the tables it reads, and the functions there are. */
    String key(String sql, Collection<TableDefinition> inputs, String routines);

    Optional<NodeFacts> find(String key);

    void put(String key, NodeFacts facts);
}

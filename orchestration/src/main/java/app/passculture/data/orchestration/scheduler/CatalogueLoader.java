package app.passculture.data.orchestration.scheduler;

import app.passculture.data.orchestration.journal.Pipelines;
import app.passculture.data.orchestration.pipeline.DefinitionException;
import app.passculture.data.orchestration.pipeline.LoadedPipeline;
import app.passculture.data.orchestration.pipeline.Pipeline;
import app.passculture.data.orchestration.pipeline.PipelineLoader;
import app.passculture.data.orchestration.pipeline.Problem;
import app.passculture.data.orchestration.scheduler.Catalogue.Entry;
import app.passculture.data.orchestration.scheduler.Catalogue.LoadError;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Loads pipelines and makes their versions known to the journal. One that is wrong keeps no other from loading. */
public final class CatalogueLoader {

    private static final Logger LOG = LoggerFactory.getLogger(CatalogueLoader.class);

    private final Pipelines pipelines;
    private final TransactionTemplate transactions;
    private final Supplier<UUID> ids;
    private final InstantSource clock;

    public CatalogueLoader(DataSource database, Supplier<UUID> ids, InstantSource clock) {
        this.pipelines = new Pipelines(database);
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(database));
        this.ids = ids;
        this.clock = clock;
    }

    public Catalogue load(Collection<? extends Pipeline> definitions, PipelineLoader loader, Pipelines.Bundle bundle) {
        Map<String, Entry> loaded = new LinkedHashMap<>();
        List<LoadError> errors = new ArrayList<>();
        for (Pipeline definition : definitions) {
            String name = definition.getClass().getName();
            try {
                LoadedPipeline pipeline = loader.load(definition);
                if (loaded.containsKey(pipeline.spec().id())) {
                    throw twice(pipeline);
                }
                loaded.put(pipeline.spec().id(), entry(pipeline, definition.getClass(), bundle));
            } catch (DefinitionException wrong) {
                LOG.error("{} is not loaded: {}", name, wrong.getMessage());
                errors.add(new LoadError(name, wrong.problems(), clock.instant()));
            } catch (Twice wrong) {
                LOG.error("{} is not loaded: {}", name, wrong.problem);
                errors.add(new LoadError(name, List.of(wrong.problem), clock.instant()));
            }
        }
        transactions.executeWithoutResult(_ -> pipelines.markOthersStale(loaded.keySet()));
        return new Catalogue(List.copyOf(loaded.values()), errors);
    }

    private Entry entry(LoadedPipeline pipeline, Class<?> type, Pipelines.Bundle bundle) {
        Optional<String> source = Sources.of(type.getName(), type.getClassLoader());
        UUID version = transactions.execute(_ -> pipelines.register(pipeline, bundle, source.orElse(null), ids.get()));
        return new Entry(pipeline, java.util.Objects.requireNonNull(version), type.getName(), source);
    }

    private static Twice twice(LoadedPipeline pipeline) {
        return new Twice(new Problem(pipeline.spec().id(), null, "is the id of more than one pipeline"));
    }

    /** Two classes define one pipeline. */
    private static final class Twice extends RuntimeException {
        private final transient Problem problem;

        Twice(Problem problem) {
            super(problem.toString());
            this.problem = problem;
        }
    }
}

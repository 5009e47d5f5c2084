package app.passculture.data.analytics.warehouse.local.duckdb;

import app.passculture.data.analytics.googlesql.Analysis;
import app.passculture.data.analytics.googlesql.GoogleSql;
import app.passculture.data.analytics.googlesql.GoogleSqlException;
import app.passculture.data.analytics.googlesql.Names;
import app.passculture.data.analytics.googlesql.Routine;
import app.passculture.data.analytics.googlesql.Script;
import app.passculture.data.analytics.warehouse.Buckets;
import app.passculture.data.analytics.warehouse.Copy;
import app.passculture.data.analytics.warehouse.Dataset;
import app.passculture.data.analytics.warehouse.DatasetName;
import app.passculture.data.analytics.warehouse.Estimate;
import app.passculture.data.analytics.warehouse.Extract;
import app.passculture.data.analytics.warehouse.Job;
import app.passculture.data.analytics.warehouse.Load;
import app.passculture.data.analytics.warehouse.Row;
import app.passculture.data.analytics.warehouse.Rows;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.Statement;
import app.passculture.data.analytics.warehouse.Table;
import app.passculture.data.analytics.warehouse.TableDefinition;
import app.passculture.data.analytics.warehouse.TableName;
import app.passculture.data.analytics.warehouse.WarehouseException;
import app.passculture.data.analytics.warehouse.local.Cancellation;
import app.passculture.data.analytics.warehouse.local.Engine;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;

/** BigQuery's statements and tables in this process, on DuckDB. */
public final class DuckEngine implements Engine {
    /** Where the rows of queries without destination stand. */
    static final DatasetName HIDDEN = new DatasetName("hidden", "results");

    private final GoogleSql sql;
    private final Settings settings;
    private final Database database;
    private final Federation federation;
    private final Clock clock;
    private final Shelf shelf = new Shelf();
    private final AtomicLong results = new AtomicLong();
    private final Map<String, Routine> known = new ConcurrentHashMap<>();

    private DuckEngine(GoogleSql sql, Settings settings, Clock clock) {
        this.sql = sql;
        this.settings = settings;
        this.clock = clock;
        this.federation = new Federation(settings.connections());
        this.database = Database.open(settings.file());
    }

    /** Opens the warehouse; what the file holds is there again. */
    public static DuckEngine open(GoogleSql sql, Settings settings, Clock clock) {
        DuckEngine engine = new DuckEngine(sql, settings, clock);
        try (Session session = engine.session(new Cancellation())) {
            if (engine.lasting()) {
                Edits.load(session, engine.shelf);
            }
            session.execute("DROP SCHEMA IF EXISTS " + Location.schema(HIDDEN) + " CASCADE");
            session.execute("CREATE SCHEMA " + Location.schema(HIDDEN));
        }
        engine.shelf.tables(HIDDEN).forEach(engine.shelf::remove);
        return engine;
    }

    private boolean lasting() {
        return settings.file() != null;
    }

    private Session session(Cancellation cancellation) {
        return new Session(database.connect(), cancellation);
    }

    private Context context(Cancellation cancellation) {
        List<Routine> routines = new ArrayList<>();
        Names names = Names.of(name -> shelf.find(name).map(Shelf.Entry::definition), settings.project());
        shelf.routines()
                .values()
                .forEach(statement -> routines.add(
                        known.computeIfAbsent(statement, made -> sql.routine(made, names.withRoutines(routines)))));
        return new Context(
                sql,
                settings.project(),
                federation,
                shelf,
                session(cancellation),
                new Edits(shelf, lasting()),
                clock.instant(),
                routines);
    }

    private void change(Consumer<Context> work) {
        try (Context context = context(new Cancellation())) {
            context.transaction(() -> {
                work.accept(context);
                return true;
            });
        }
    }

    private <T> T ask(Function<Context, T> question) {
        try (Context context = context(new Cancellation())) {
            return question.apply(context);
        }
    }

    @Override
    public Work execute(Job job, Cancellation cancellation) {
        try (Context context = context(cancellation)) {
            return switch (job) {
                case Statement statement -> new StatementWork(context, statement).run(hidden());
                case Copy copy -> new CopyWork(context).run(copy);
                case Load load -> new LoadWork(context, this::buckets).run(load);
                case Extract extract -> new ExtractWork(context, buckets()).run(extract);
            };
        }
    }

    private Buckets buckets() {
        Buckets buckets = settings.buckets();
        if (buckets == null) {
            throw new WarehouseException.InvalidRequest("This embedded warehouse was opened without buckets");
        }
        return buckets;
    }

    private TableName hidden() {
        return HIDDEN.table("r" + results.incrementAndGet());
    }

    /** Runs one query and gives its rows at once, without a job and a table for them. */
    public Rows query(Statement statement) {
        return ask(context -> rows(context, statement, analyzed(context, statement)));
    }

    private Analysis analyzed(Context context, Statement statement) {
        try {
            return sql.analyze(statement.sql(), context.names(statement.defaultDataset(), statement.parameters()));
        } catch (GoogleSqlException e) {
            throw Failures.of(e);
        }
    }

    private static Rows rows(Context context, Statement statement, Analysis analysis) {
        context.session().at(analysis.place());
        Schema schema = Queries.schema(analysis);
        String select =
                context.translated(analysis, statement.parameters(), translator -> Queries.sql(translator, analysis));
        return Rows.of(schema, Reading.all(context.session(), select, schema));
    }

    @Override
    public Optional<Rows> rowsAtOnce(Statement statement) {
        return ask(context -> {
            Script script =
                    sql.script(statement.sql(), context.names(statement.defaultDataset(), statement.parameters()));
            try {
                Analysis first = script.next();
                return Estimates.isQuery(first) && !script.hasNext() && statement.destination() == null
                        ? Optional.of(rows(context, statement, first))
                        : Optional.empty();
            } catch (GoogleSqlException e) {
                throw Failures.of(e);
            }
        });
    }

    @Override
    public Estimate estimate(Statement statement) {
        return ask(context -> {
            Script script =
                    sql.script(statement.sql(), context.names(statement.defaultDataset(), statement.parameters()));
            long bytes = 0;
            Schema schema = Schema.of();
            Set<TableName> referenced = new LinkedHashSet<>();
            int count = 0;
            try {
                while (script.hasNext()) {
                    Analysis analysis = script.next();
                    bytes += new Estimates(context).bytes(analysis);
                    referenced.addAll(analysis.tables());
                    schema = count++ == 0 && Estimates.isQuery(analysis) ? Queries.schema(analysis) : Schema.of();
                }
            } catch (GoogleSqlException e) {
                throw Failures.of(e);
            }
            return new Estimate(bytes, schema, List.copyOf(referenced));
        });
    }

    @Override
    public List<DatasetName> datasets(String project) {
        return shelf.datasets(project);
    }

    @Override
    public Optional<Dataset> find(DatasetName name) {
        return shelf.find(name);
    }

    private Dataset dataset(DatasetName name) {
        return find(name).orElseThrow(() -> new WarehouseException.NotFound("Not found: Dataset " + name));
    }

    @Override
    public void create(Dataset dataset) {
        change(context -> {
            if (find(dataset.name()).isPresent()) {
                throw new WarehouseException.AlreadyExists("Already Exists: Dataset " + dataset.name());
            }
            context.session().execute("CREATE SCHEMA " + Location.schema(dataset.name()));
            context.edits().put(context.session(), dataset);
        });
    }

    @Override
    public void update(Dataset dataset) {
        change(context -> {
            dataset(dataset.name());
            context.edits().put(context.session(), dataset);
        });
    }

    @Override
    public void delete(DatasetName name) {
        dataset(name);
        if (!shelf.tables(name).isEmpty()) {
            throw new WarehouseException.Conflict("Dataset %s is still in use".formatted(name));
        }
        deleteWithTables(name);
    }

    @Override
    public void deleteWithTables(DatasetName name) {
        dataset(name);
        change(context -> {
            context.session().execute("DROP SCHEMA " + Location.schema(name) + " CASCADE");
            shelf.tables(name).forEach(table -> context.edits().remove(context.session(), table));
            context.edits().remove(context.session(), name);
        });
    }

    @Override
    public List<TableName> tables(DatasetName dataset) {
        dataset(dataset);
        return shelf.tables(dataset);
    }

    @Override
    public Optional<Table> find(TableName name) {
        return shelf.find(name).map(entry -> ask(context -> Reading.table(context, entry)));
    }

    @Override
    public void create(TableDefinition table) {
        change(context -> new Views(context).create(table));
    }

    @Override
    public void update(TableDefinition table) {
        change(context -> new Views(context).update(table));
    }

    @Override
    public void delete(TableName name) {
        change(context -> new Tables(context).drop(name));
    }

    @Override
    public Rows read(TableName table, long from) {
        Context context = context(new Cancellation());
        boolean reading = false;
        try {
            Rows rows = Reading.rows(context, table, from);
            reading = true;
            return rows;
        } finally {
            if (!reading) {
                context.close();
            }
        }
    }

    @Override
    public void insert(TableName table, List<Row> rows) {
        change(context -> {
            Shelf.Entry entry = context.describe(table);
            new RowWriter(context.session(), entry.definition().schema(), new Location(table)).write(rows.iterator());
            new Tables(context).shelve(entry.definition());
        });
    }

    @Override
    public void close() {
        database.close();
    }
}

package app.passculture.data.orchestration.journal;

import app.passculture.data.recommendation.db.EmbeddedDatabase;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** A fresh journal on the embedded PostgreSQL of the tests. */
public final class JournalDatabase {

    private final EmbeddedDatabase database;

    private JournalDatabase(EmbeddedDatabase database) {
        this.database = database;
    }

    public static JournalDatabase create() {
        return new JournalDatabase(Shared.TEMPLATE.copy());
    }

    /** On a server of its own, which may be killed. */
    public static JournalDatabase createOnOwnServer() {
        return new JournalDatabase(EmbeddedDatabase.createOnOwnServer()).migrated();
    }

    /** Migrated once a JVM. */
    private static final class Shared {
        static final EmbeddedDatabase TEMPLATE =
                new JournalDatabase(EmbeddedDatabase.create()).migrated().server();
    }

    private JournalDatabase migrated() {
        Flyway.configure()
                .dataSource(dataSource())
                .locations("classpath:db/orchestration")
                .schemas("orchestration")
                .load()
                .migrate();
        return this;
    }

    public EmbeddedDatabase server() {
        return database;
    }

    public String jdbcUrl() {
        return database.jdbcUrl() + "?currentSchema=orchestration";
    }

    /** Each connection is a new one. */
    public DataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl());
        source.setUser(database.username());
        source.setPassword(database.password());
        return source;
    }
}

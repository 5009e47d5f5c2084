package app.passculture.data.recommendation.db.load;

import app.passculture.data.recommendation.db.catalog.Catalog;
import app.passculture.data.recommendation.db.catalog.ReplicatedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The schemas beside the live one: creates them, fills them with empty tables like the live ones, clears them away. */
final class Workshop {
    private static final String DEPENDENTS = """
            SELECT DISTINCT dependent.relname || ' on ' || source.relname
            FROM pg_catalog.pg_depend AS link
            JOIN pg_catalog.pg_class AS source
                ON link.refclassid = 'pg_catalog.pg_class'::regclass AND source.oid = link.refobjid
            LEFT JOIN pg_catalog.pg_rewrite AS rule
                ON link.classid = 'pg_catalog.pg_rewrite'::regclass AND rule.oid = link.objid
            LEFT JOIN pg_catalog.pg_constraint AS foreign_key
                ON link.classid = 'pg_catalog.pg_constraint'::regclass AND foreign_key.oid = link.objid
            JOIN pg_catalog.pg_class AS dependent ON dependent.oid = coalesce(rule.ev_class, foreign_key.conrelid)
            WHERE source.relnamespace IN (SELECT oid FROM pg_catalog.pg_namespace WHERE nspname IN ('public', 'previous'))
              AND source.relname = ANY (string_to_array(?, ','))
              AND dependent.oid <> source.oid
            """;
    private static final String OWNERSHIP = """
            SELECT format('ALTER TABLE %s OWNER TO %I', ?, pg_get_userbyid(relowner))
            FROM pg_catalog.pg_class
            WHERE oid = to_regclass(?) AND pg_get_userbyid(relowner) <> current_user
            """;
    private static final String GRANTS = """
            SELECT format('GRANT %s ON %s TO %s%s', held.privilege_type, ?,
                CASE WHEN held.grantee = 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(held.grantee)) END,
                CASE WHEN held.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
            FROM pg_catalog.pg_class, aclexplode(relacl) AS held
            WHERE pg_class.oid = to_regclass(?) AND held.grantee <> relowner
            """;

    private final Session session;

    Workshop(Session session) {
        this.session = session;
    }

    /** Leftovers of a killed load go first; the previous generation stays. */
    void prepare() {
        refuseDependents();
        clear();
        session.execute("CREATE SCHEMA incoming; CREATE SCHEMA discarded; CREATE SCHEMA IF NOT EXISTS previous");
    }

    void create(ReplicatedTable table) {
        String columns = table.columns().stream()
                .map(column -> column.name().quoted() + " " + column.type().sql())
                .collect(Collectors.joining(", "));
        String incoming = Generation.INCOMING.qualified(table);
        String live = Generation.LIVE.qualified(table);
        List<String> statements = new ArrayList<>();
        // Never changed once loaded; a vacuum at work would make the swap wait.
        statements.add("CREATE TABLE " + incoming + " (" + columns + ") WITH (autovacuum_enabled = false)");
        statements.addAll(session.texts(GRANTS, incoming, live));
        statements.addAll(session.texts(OWNERSHIP, incoming, live));
        session.execute(String.join("; ", statements));
    }

    void clear() {
        // Only our own tables: whatever somebody else put there stops the drop of the schema and is seen.
        for (Generation generation : List.of(Generation.INCOMING, Generation.DISCARDED)) {
            String tables = Catalog.tables().stream().map(generation::qualified).collect(Collectors.joining(", "));
            if (exists(generation)) {
                session.execute("DROP TABLE IF EXISTS " + tables + "; DROP SCHEMA " + generation.schema());
            }
        }
    }

    /** Whether all seven tables are there. */
    boolean isComplete(Generation generation) {
        String present = Catalog.tables().stream()
                .map(table -> "to_regclass('" + generation.qualified(table) + "') IS NOT NULL")
                .collect(Collectors.joining(" AND "));
        return session.number("SELECT (" + present + ")::int") == 1;
    }

    boolean exists(Generation generation) {
        return session.number("SELECT (to_regnamespace('" + generation.schema() + "') IS NOT NULL)::int") == 1;
    }

    private void refuseDependents() {
        String names =
                Catalog.tables().stream().map(table -> table.name().name()).collect(Collectors.joining(","));
        List<String> dependents = session.texts(DEPENDENTS, names);
        if (!dependents.isEmpty()) {
            throw new LoadException.ObjectInTheWay(dependents);
        }
    }
}

package app.passculture.data.recommendation.db.load;

import app.passculture.data.recommendation.db.catalog.Reference;
import app.passculture.data.recommendation.db.catalog.ReplicatedTable;

/** What incoming tables must satisfy before readers may see them. */
final class Checks {
    private final Session session;
    private final LoadSettings settings;

    Checks(Session session, LoadSettings settings) {
        this.session = session;
        this.settings = settings;
    }

    void drop(ReplicatedTable table, long after) {
        long before = session.number("SELECT count(*) FROM " + Generation.LIVE.qualified(table));
        if (before - after > before * settings.largestDrop()) {
            throw new LoadException.TooFewRows(table.name().name(), before, after, settings.largestDrop());
        }
    }

    void reference(Reference reference) {
        String table = Generation.INCOMING.qualified(reference.table());
        String column = reference.column().quoted();
        long orphans = session.number("SELECT count(*) FROM " + table + " AS child WHERE child." + column
                + " IS NOT NULL AND NOT EXISTS (SELECT FROM " + Generation.INCOMING.qualified(reference.targetTable())
                + " AS parent WHERE parent." + reference.targetColumn().quoted() + " = child." + column + ")");
        if (orphans > 0) {
            long references = session.number("SELECT count(" + column + ") FROM " + table);
            refuse(reference, orphans, references);
        }
    }

    private void refuse(Reference reference, long orphans, long references) {
        if (orphans > references * settings.largestOrphanShare()) {
            throw new LoadException.TooManyOrphans(
                    reference.toString(), orphans, references, settings.largestOrphanShare());
        }
    }
}

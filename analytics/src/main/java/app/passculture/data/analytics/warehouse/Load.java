package app.passculture.data.analytics.warehouse;

import java.nio.file.Path;
import java.util.List;

/**
 * Files into a table, all or nothing. The columns of a CSV go by their place, so a column is renamed by its name in the schema
 * ({@link Schema#renamed}). Files whose name ends in .gz, or that begin as gzip does, are unpacked.
 */
public record Load(
        Source source, FileFormat format, Schema schema, Statement.Destination destination, JobOptions options)
        implements Job {

    /** Where the rows come from. */
    public sealed interface Source {

        /** Objects, {@code gs://bucket/name}, each name with at most one {@code *}; when nothing matches the load fails. */
        record Objects(List<String> uris) implements Source {

            public Objects {
                uris = List.copyOf(uris);
            }
        }

        /** A file of this machine, which is sent. */
        record LocalFile(Path path) implements Source {}
    }
}

package app.passculture.data.recommendation.db.load;

import java.io.IOException;
import java.io.InputStream;

/** Opens one table's rows: UTF-8 CSV without header, columns in catalogue order, NULL an empty unquoted field. */
@FunctionalInterface
public interface CsvSource {
    /** Called once for a load; a second time only to describe a row that PostgreSQL refused. */
    InputStream open() throws IOException;
}

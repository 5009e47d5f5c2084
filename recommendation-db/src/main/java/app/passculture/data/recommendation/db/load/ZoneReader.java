package app.passculture.data.recommendation.db.load;

import java.io.IOException;
import java.util.Optional;

/** Reads zones one by one; a zone that makes no sense is an IllegalArgumentException. */
interface ZoneReader {
    Optional<Zone> next() throws IOException;

    /** The zone last read, as a person finds it in the file. */
    String position();
}

package app.passculture.data.recommendation.db.load;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Zones in a CSV without header: id (may be empty), IRIS code, shape as WKT. */
final class WktZones implements ZoneReader {
    private final CsvRows rows;
    private final WKTReader shapes = new WKTReader(ZoneShape.FACTORY);
    private String position = "line 1";

    WktZones(InputStream csv) {
        this.rows = new CsvRows(csv);
    }

    @Override
    public Optional<Zone> next() throws IOException {
        Optional<CsvRow> row = rows.next();
        return row.isEmpty() ? Optional.empty() : Optional.of(zone(row.get()));
    }

    @Override
    public String position() {
        return position;
    }

    private Zone zone(CsvRow row) {
        position = "line " + row.firstLine() + " (code " + row.value(1) + ")";
        if (row.fields().size() != 3) {
            throw new IllegalArgumentException(row.fields().size() + " fields where 3 are expected");
        }
        try {
            return new Zone(Zone.id(row.value(0), row.value(1)), row.value(1), shapes.read(row.value(2)));
        } catch (ParseException failure) {
            throw new IllegalArgumentException("its shape is no WKT: " + failure.getMessage(), failure);
        }
    }
}

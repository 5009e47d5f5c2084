package app.passculture.data.recommendation.api.location;

import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;

/** One statistical zone: its id and its outline in longitude and latitude. */
public record IrisZone(long id, Geometry shape) {
    /** Reads the outline from well-known binary; the reference system it may name is not looked at. */
    public static IrisZone fromWkb(long id, byte[] shape) {
        try {
            return new IrisZone(id, new WKBReader().read(shape));
        } catch (ParseException | IllegalArgumentException unreadable) {
            throw new UnreadableShapeException(id, unreadable);
        }
    }

    /** The outline as well-known binary, as {@link #fromWkb} reads it. */
    public byte[] wkb() {
        return new WKBWriter().write(shape);
    }
}

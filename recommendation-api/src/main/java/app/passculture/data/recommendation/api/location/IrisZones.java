package app.passculture.data.recommendation.api.location;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.ItemVisitor;
import org.locationtech.jts.index.strtree.STRtree;

/** All known IRIS zones, indexed so that the one containing a position is found in microseconds; immutable. */
public final class IrisZones {
    public static final IrisZones NONE = new IrisZones(List.of());

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    private final List<IrisZone> zones;
    private final STRtree index;

    private IrisZones(List<IrisZone> zones) {
        this.zones = zones;
        this.index = index(zones);
    }

    public static IrisZones of(List<IrisZone> zones) {
        return new IrisZones(
                zones.stream().sorted(Comparator.comparingLong(IrisZone::id)).toList());
    }

    private static STRtree index(List<IrisZone> zones) {
        var index = new STRtree();
        for (var zone : zones) {
            index.insert(zone.shape().getEnvelopeInternal(), Prepared.of(zone));
        }
        // The tree builds itself on first use, which is not safe when that use comes from several threads.
        index.build();
        return index;
    }

    /** All zones, by ascending id. */
    public List<IrisZone> zones() {
        return zones;
    }

    public int size() {
        return zones.size();
    }

    /** The zone whose interior holds the position, the smallest id if several; none for a point exactly on a border. */
    public OptionalLong containing(Position position) {
        var search = new Search(position);
        index.query(search.envelope, search);
        return search.found ? OptionalLong.of(search.smallest) : OptionalLong.empty();
    }

    private record Prepared(long id, PreparedGeometry shape) {
        static Prepared of(IrisZone zone) {
            return new Prepared(zone.id(), PreparedGeometryFactory.prepare(zone.shape()));
        }
    }

    private static final class Search implements ItemVisitor {
        private final Point point;
        private final Envelope envelope;
        private long smallest = Long.MAX_VALUE;
        private boolean found;

        Search(Position position) {
            this.point = GEOMETRIES.createPoint(new Coordinate(position.longitude(), position.latitude()));
            this.envelope = point.getEnvelopeInternal();
        }

        @Override
        public void visitItem(Object item) {
            var zone = (Prepared) item;
            if (zone.id <= smallest && zone.shape.contains(point)) {
                smallest = zone.id;
                found = true;
            }
        }
    }
}

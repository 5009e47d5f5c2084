package app.passculture.data.recommendation.db.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;

class IrisLoadTest {
    private static final String SQUARE = "[[[2,48],[3,48],[3,49],[2,49],[2,48]]]";
    private final LoadFixture fixture = LoadFixture.create();
    private final IrisLoad load = new IrisLoad(fixture.database().dataSource());

    @BeforeEach
    void oneZoneIsThere() {
        load.wktCsv(text("7,000000007,\"POLYGON ((0 0, 1 0, 1 1, 0 1, 0 0))\"\n"));
    }

    @Test
    void geoJsonReplacesTheZonesAndBumpsTheVersion() throws ParseException {
        int count = load.geoJson(text(collection(
                feature("", "751197316", "Polygon", SQUARE),
                feature("\"id\": 45327,", "751197317", "MultiPolygon", "[" + SQUARE + "]"),
                feature("\"id\": \"iris.3\",", "2A0040101", "Polygon", SQUARE))));

        assertThat(count).isEqualTo(3);
        assertThat(fixture.texts("SELECT id || ' ' || \"irisCode\" FROM iris_france ORDER BY id"))
                .containsExactly("45327 751197317", "751197316 751197316", "2010040101 2A0040101");
        assertThat(fixture.dataVersion()).isEqualTo(2);
        assertThat(geometry("shape").getArea()).isEqualTo(1);
        assertThat(geometry("shape").getSRID()).isEqualTo(4326);
        assertThat(geometry("centroid").toText()).isEqualTo("POINT (2.5 48.5)");
    }

    @Test
    void wktCsvTakesTheCodeForAMissingId() {
        load.wktCsv(text(",751197316,\"POLYGON ((2 48, 3 48, 3 49, 2 48))\"\n"));

        assertThat(fixture.texts("SELECT id || ' ' || \"irisCode\" FROM iris_france"))
                .containsExactly("751197316 751197316");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Polygon|[[[2,48],[3,49],[3,48],[2,49],[2,48]]]|its shape is invalid: Self-intersection at (2.5, 48.5, NaN)",
                "Polygon|[[[652000,6862000],[652001,6862000],[652001,6862001],[652000,6862000]]]|its shape is not in degrees: it reaches Env[652000.0 : 652001.0, 6862000.0 : 6862001.0]",
                "Polygon|[[[2,48],[3,48],[3,49]]]|Points of LinearRing do not form a closed linestring",
                "Point|[2,48]|its geometry is 'Point', not a polygon",
                "Polygon|[[[2,\"x\"],[3,48],[3,49],[2,48]]]|a coordinate of its shape is not a pair of numbers: [2,\"x\"]",
                "Polygon|[]|its shape has no coordinates"
            })
    void aBadShapeIsRefusedByFeature(String type, String coordinates, String reason) {
        String json = collection(feature("", "1", "Polygon", SQUARE), feature("", "751197316", type, coordinates));

        assertThatThrownBy(() -> load.geoJson(text(json)))
                .isInstanceOf(LoadException.BadZone.class)
                .hasMessage("Zones refused at feature 2 (CODE_IRIS 751197316): " + reason + ".");
        assertThat(fixture.texts("SELECT id FROM iris_france")).containsExactly("7");
        assertThat(fixture.dataVersion()).isEqualTo(1);
    }

    @Test
    void aRepeatedZoneIsRefused() {
        String feature = feature("", "751197316", "Polygon", SQUARE);

        assertThatThrownBy(() -> load.geoJson(text(collection(feature, feature))))
                .isInstanceOf(LoadException.BadZone.class)
                .hasMessageEndingWith("its id 751197316 occurs twice.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"FeatureCollection\",\"features\":[]}|there is no zone at all",
                "{\"type\":\"Feature\"}|the file is not a GeoJSON FeatureCollection",
                "[]|the file is not a GeoJSON FeatureCollection"
            })
    void aFileWithoutZonesIsRefused(String json, String reason) {
        assertThatThrownBy(() -> load.geoJson(text(json)))
                .isInstanceOf(LoadException.BadZone.class)
                .hasMessageEndingWith(reason + ".");
    }

    @Test
    void truncatedJsonIsUnreadable() {
        assertThatThrownBy(() -> load.geoJson(text("{\"features\":[{")))
                .isInstanceOf(LoadException.SourceUnreadable.class);
        assertThat(fixture.texts("SELECT id FROM iris_france")).containsExactly("7");
    }

    private Geometry geometry(String column) throws ParseException {
        String hex = fixture.texts("SELECT encode(" + column + ", 'hex') FROM iris_france ORDER BY id")
                .getFirst();
        return new WKBReader().read(WKBReader.hexToBytes(hex));
    }

    private static String collection(String... features) {
        return "{\"type\":\"FeatureCollection\",\"crs\":{\"features\":[1]},\"features\":["
                + String.join(",", List.of(features)) + "]}";
    }

    private static String feature(String id, String code, String type, String coordinates) {
        return """
                {"type":"Feature",%s"properties":{"CODE_IRIS":"%s"},"geometry":{"type":"%s","coordinates":%s}}""".formatted(id, code, type, coordinates);
    }

    private static app.passculture.data.recommendation.db.load.CsvSource text(String text) {
        return () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}

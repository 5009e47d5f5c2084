package app.passculture.data.recommendation.db.load;

import app.passculture.data.recommendation.db.catalog.Catalog;
import app.passculture.data.recommendation.db.catalog.Column;
import app.passculture.data.recommendation.db.catalog.ReplicatedTable;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Small, coherent sets of CSV files: every offer is recommendable, every reference leads somewhere. */
final class Rows {
    private Rows() {}

    /** So many offers, each with a stock, a mediation, a venue, an offerer, an IRIS link and a booking; names hold the mark. */
    static Map<String, String> world(int offers, String mark) {
        Map<String, String> world = new LinkedHashMap<>();
        for (ReplicatedTable table : Catalog.tables()) {
            world.put(
                    table.name().name(),
                    csv(table, offers, i -> row(table.name().name(), i, mark)));
        }
        return world;
    }

    static Map<String, CsvSource> sources(Map<String, String> world) {
        Map<String, CsvSource> sources = new LinkedHashMap<>();
        world.forEach((table, csv) ->
                sources.put(table, () -> new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8))));
        return sources;
    }

    private static String csv(ReplicatedTable table, int count, IntFunction<Map<String, String>> row) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> line(table, row.apply(i)))
                .collect(Collectors.joining());
    }

    private static String line(ReplicatedTable table, Map<String, String> values) {
        return table.columns().stream()
                .map(Column::name)
                .map(name -> values.getOrDefault(name.name(), ""))
                .collect(Collectors.joining(",", "", "\n"));
    }

    private static Map<String, String> row(String table, int i, String mark) {
        return switch (table) {
            case "booking" -> booking(i);
            case "iris_venues" -> irisVenue(i);
            case "mediation" -> mediation(i);
            case "offer" -> offer(i, mark);
            case "offerer" -> offerer(i);
            case "venue" -> venue(i);
            case "stock" -> stock(i);
            default -> throw new IllegalArgumentException(table);
        };
    }

    private static Map<String, String> booking(int i) {
        return Map.of(
                "booking_id",
                "b" + i,
                "stock_id",
                "s" + i,
                "booking_quantity",
                "1",
                "user_id",
                "" + (i % 7 + 1),
                "booking_is_cancelled",
                "false",
                "booking_creation_date",
                "2021-02-03 09:25:48.770646 UTC");
    }

    private static Map<String, String> irisVenue(int i) {
        return Map.of("id", "" + i, "irisId", "" + (i % 5), "venueId", "v" + i);
    }

    private static Map<String, String> mediation(int i) {
        return Map.of("id", "m" + i, "offerId", "o" + i, "isActive", "true");
    }

    private static Map<String, String> offer(int i, String mark) {
        return Map.of(
                "offer_id",
                "o" + i,
                "offer_product_id",
                "p" + i / 2,
                "venue_id",
                "v" + i,
                "offer_is_active",
                "true",
                "offer_type",
                "ThingType.LIVRE_EDITION",
                "offer_name",
                mark,
                "offer_description",
                "\"two\nlines, \"\"quoted\"\"\"");
    }

    private static Map<String, String> offerer(int i) {
        return Map.of("offerer_id", "f" + i, "offerer_is_active", "true", "offerer_address", "\"\"");
    }

    private static Map<String, String> venue(int i) {
        return Map.of("venue_id", "v" + i, "venue_managing_offerer_id", "f" + i, "venue_latitude", "48.85");
    }

    private static Map<String, String> stock(int i) {
        return Map.of("stock_id", "s" + i, "offer_id", "o" + i, "stock_is_soft_deleted", "false");
    }
}

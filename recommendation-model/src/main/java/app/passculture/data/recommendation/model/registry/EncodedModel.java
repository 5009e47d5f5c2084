package app.passculture.data.recommendation.model.registry;

import app.passculture.data.recommendation.model.ConstantModel;
import app.passculture.data.recommendation.model.ItemId;
import app.passculture.data.recommendation.model.ItemPopularity;
import app.passculture.data.recommendation.model.Model;
import app.passculture.data.recommendation.model.PopularityModel;
import app.passculture.data.recommendation.model.PopularityWindow;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * A model taken apart into what a manifest can say and what array files hold. Decoding throws IllegalArgumentException
 * with the reason when the parts do not make a model.
 */
record EncodedModel(String kind, SortedMap<String, String> parameters, SortedMap<String, byte[]> files) {
    private static final String VALUE = "value";
    private static final String AS_OF = "as_of";
    private static final String HEADLINE = "headline";
    private static final String ITEMS = "items.bin";
    private static final String DAYS_7 = "days_7.bin";
    private static final String DAYS_14 = "days_14.bin";
    private static final String DAYS_28 = "days_28.bin";

    static EncodedModel of(Model model) {
        return switch (model) {
            case ConstantModel constant -> encoded(model, Map.of(VALUE, Float.toString(constant.value())), Map.of());
            case PopularityModel popularity ->
                encoded(
                        model,
                        Map.of(
                                AS_OF,
                                popularity.asOf().toString(),
                                HEADLINE,
                                popularity.headline().name()),
                        files(popularity.items()));
        };
    }

    private static EncodedModel encoded(Model model, Map<String, String> parameters, Map<String, byte[]> files) {
        return new EncodedModel(model.kind(), new TreeMap<>(parameters), new TreeMap<>(files));
    }

    private static Map<String, byte[]> files(List<ItemPopularity> items) {
        return Map.of(
                ITEMS,
                        ArrayFile.ofTexts(
                                items.stream().map(item -> item.item().value()).toList()),
                DAYS_7, counts(items, ItemPopularity::days7),
                DAYS_14, counts(items, ItemPopularity::days14),
                DAYS_28, counts(items, ItemPopularity::days28));
    }

    private static byte[] counts(List<ItemPopularity> items, ToIntFunction<ItemPopularity> count) {
        return ArrayFile.ofIntegers(items.stream().mapToInt(count).toArray());
    }

    /** The manifest's lines about the files. */
    List<ModelFile> described() {
        return files.entrySet().stream()
                .map(file -> new ModelFile(file.getKey(), file.getValue().length, Sha256.of(file.getValue())))
                .toList();
    }

    Model decode() {
        return switch (kind) {
            case ConstantModel.KIND -> new ConstantModel(Float.parseFloat(parameter(VALUE)));
            case PopularityModel.KIND ->
                new PopularityModel(instant(AS_OF), PopularityWindow.valueOf(parameter(HEADLINE)), items());
            default -> throw new IllegalArgumentException("models of kind \"%s\" are not known here".formatted(kind));
        };
    }

    private List<ItemPopularity> items() {
        var ids = part(ITEMS, ArrayFile::texts);
        var days7 = counts(DAYS_7, ids.size());
        var days14 = counts(DAYS_14, ids.size());
        var days28 = counts(DAYS_28, ids.size());
        var items = new ArrayList<ItemPopularity>(ids.size());
        for (var i = 0; i < ids.size(); i++) {
            items.add(new ItemPopularity(new ItemId(ids.get(i)), days7[i], days14[i], days28[i]));
        }
        return items;
    }

    private int[] counts(String file, int length) {
        var counts = part(file, ArrayFile::integers);
        if (counts.length != length) {
            throw new IllegalArgumentException(
                    "%s holds %d counts for %d items".formatted(file, counts.length, length));
        }
        return counts;
    }

    private <T> T part(String file, Function<byte[], T> decoder) {
        var bytes = files.get(file);
        if (bytes == null) {
            throw new IllegalArgumentException("a model of kind %s has a file %s".formatted(kind, file));
        }
        try {
            return decoder.apply(bytes);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    private Instant instant(String parameter) {
        try {
            return Instant.parse(parameter(parameter));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("parameter %s is not an instant".formatted(parameter), e);
        }
    }

    private String parameter(String parameter) {
        var text = parameters.get(parameter);
        if (text == null) {
            throw new IllegalArgumentException("a model of kind %s has a parameter %s".formatted(kind, parameter));
        }
        return text;
    }
}

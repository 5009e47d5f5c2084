package app.passculture.data.orchestration.log.gcs;

import com.google.cloud.storage.Blob;
import com.google.cloud.storage.BlobId;
import com.google.cloud.storage.BlobInfo;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.StorageException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The objects of one file: what has been composed, whose metadata names the parts that went into it last, and the parts after that. A part is
 * named by a number and its writer, so that two writers never overwrite each other; a reader never counts a part twice, whenever a composition was
 * interrupted.
 */
final class Parts {

    private static final String COMPOSED = "composed";
    private static final String SEPARATOR = ".part-";
    private static final int DIGITS = 9;
    /** What Cloud Storage composes at once. */
    private static final int AT_ONCE = 32;

    private static final int CHANGED = 412;
    private static final int GONE = 404;

    private final Storage storage;
    private final String bucket;
    private final String name;

    Parts(Storage storage, String bucket, String name) {
        this.storage = storage;
        this.bucket = bucket;
        this.name = name;
    }

    /** What is there: the composed object, parts that are in it already, and later ones in their order. */
    private record Found(@Nullable Blob whole, List<Blob> leftovers, List<Blob> parts) {

        List<Blob> inOrder() {
            return Stream.concat(Stream.ofNullable(whole), parts.stream()).toList();
        }
    }

    String name() {
        return name;
    }

    List<Blob> list() {
        return find().inOrder();
    }

    /** The whole is looked at last, so that it has every part that is gone by then. */
    private Found find() {
        List<Blob> all = new ArrayList<>();
        storage.list(bucket, Storage.BlobListOption.prefix(name + SEPARATOR))
                .iterateAll()
                .forEach(all::add);
        all.sort(Comparator.comparing(Blob::getName));
        Blob whole = storage.get(bucket, name);
        Set<String> composed = composed(whole);
        Map<Boolean, List<Blob>> sorted =
                all.stream().collect(Collectors.partitioningBy(part -> composed.contains(key(part))));
        return new Found(whole, sorted.getOrDefault(true, List.of()), sorted.getOrDefault(false, List.of()));
    }

    private static Set<String> composed(@Nullable Blob whole) {
        Map<String, @Nullable String> metadata = whole == null ? null : whole.getMetadata();
        String parts = metadata == null ? null : metadata.get(COMPOSED);
        return parts == null ? Set.of() : Set.of(parts.split(",", -1));
    }

    /** What tells a part from others of its file. */
    private String key(Blob part) {
        return part.getName().substring(name.length() + SEPARATOR.length());
    }

    /** A number that is later than all there have been. */
    long next() {
        Found found = find();
        return Stream.concat(
                                composed(found.whole()).stream(),
                                found.parts().stream().map(this::key))
                        .mapToLong(key -> Long.parseLong(key.substring(0, DIGITS)))
                        .max()
                        .orElse(0)
                + 1;
    }

    void add(long number, String writer, byte[] content) {
        String part = name + SEPARATOR + ("%0" + DIGITS + "d").formatted(number) + "-" + writer;
        storage.create(BlobInfo.newBuilder(bucket, part).build(), content);
    }

    /** Makes one object of what is there, and deletes the parts; when another does so too, it is left to finish. */
    void compose() {
        Found found = find();
        boolean mine = true;
        while (mine && !(found.parts().isEmpty() && found.leftovers().isEmpty())) {
            found.leftovers().forEach(Blob::delete);
            mine = found.parts().isEmpty() || composed(found);
            found = find();
        }
    }

    private boolean composed(Found found) {
        Blob whole = found.whole();
        List<Blob> parts = found.parts().subList(0, Math.min(found.parts().size(), AT_ONCE - 1));
        BlobInfo target = BlobInfo.newBuilder(BlobId.of(bucket, name))
                .setContentType("application/x-ndjson")
                .setMetadata(Map.of(COMPOSED, parts.stream().map(this::key).collect(Collectors.joining(","))))
                .build();
        Storage.ComposeRequest.Builder request = Storage.ComposeRequest.newBuilder()
                .setTarget(target)
                .setTargetOptions(Storage.BlobTargetOption.generationMatch(whole == null ? 0 : whole.getGeneration()));
        Stream.concat(Stream.ofNullable(whole), parts.stream())
                .forEach(source -> request.addSource(source.getName(), source.getGeneration()));
        try {
            storage.compose(request.build());
            return true;
        } catch (StorageException failure) {
            if (failure.getCode() == CHANGED || failure.getCode() == GONE) {
                return false;
            }
            throw failure;
        }
    }
}

package app.passculture.data.analytics.warehouse.local.storage;

import app.passculture.data.analytics.warehouse.local.http.Request;
import app.passculture.data.analytics.warehouse.local.http.Response;
import com.google.api.services.storage.model.Objects;
import com.google.api.services.storage.model.StorageObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Lists objects by name, page after page, with names cut at a delimiter. */
final class ObjectListing {

    private static final long PAGE = 1000;

    private final ObjectFiles files;

    ObjectListing(ObjectFiles files) {
        this.files = files;
    }

    Response list(Request request, String bucket) throws IOException {
        String prefix = request.parameter("prefix").orElse("");
        String delimiter = request.parameter("delimiter").orElse("");
        long size = Math.min(PAGE, request.number("maxResults").orElse(PAGE));
        String after = request.parameter("pageToken").map(ObjectListing::opened).orElse("");
        List<StorageObject> items = new ArrayList<>();
        Set<String> prefixes = new LinkedHashSet<>();
        Objects page = new Objects().setKind("storage#objects");
        for (StorageObject object : files.list(bucket, prefix)) {
            String folder = folder(object.getName(), prefix, delimiter);
            String place = folder.isEmpty() ? object.getName() : folder;
            if (place.compareTo(after) > 0 && isWithin(request, object.getName()) && !prefixes.contains(folder)) {
                if (items.size() + prefixes.size() == size) {
                    page.setNextPageToken(closed(last(items, prefixes)));
                    break;
                }
                if (folder.isEmpty()) {
                    items.add(object);
                } else {
                    prefixes.add(folder);
                }
            }
        }
        return Response.json(page.setItems(items).setPrefixes(List.copyOf(prefixes)));
    }

    private static boolean isWithin(Request request, String name) {
        return request.parameter("startOffset")
                        .map(start -> name.compareTo(start) >= 0)
                        .orElse(true)
                && request.parameter("endOffset")
                        .map(end -> name.compareTo(end) < 0)
                        .orElse(true);
    }

    /** The name up to the delimiter after the prefix; empty when the object itself is listed. */
    private static String folder(String name, String prefix, String delimiter) {
        int cut = delimiter.isEmpty() ? -1 : name.indexOf(delimiter, prefix.length());
        return cut < 0 ? "" : name.substring(0, cut + delimiter.length());
    }

    private static String last(List<StorageObject> items, Set<String> prefixes) {
        String item = items.isEmpty() ? "" : items.getLast().getName();
        String prefix = prefixes.isEmpty() ? "" : List.copyOf(prefixes).getLast();
        return item.compareTo(prefix) > 0 ? item : prefix;
    }

    private static String closed(String name) {
        return Base64.getUrlEncoder().encodeToString(name.getBytes(StandardCharsets.UTF_8));
    }

    private static String opened(String token) {
        return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
    }
}

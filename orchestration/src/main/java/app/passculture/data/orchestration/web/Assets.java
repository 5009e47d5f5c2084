package app.passculture.data.orchestration.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** The files that pages bring along: scripts, styles, icons. Their addresses hold a digest of what is in them, so browsers keep them for good. */
public final class Assets {
    /** By the name that pages use, where the file lies on the class path. */
    private static final Map<String, String> PLACES = places();

    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css;charset=utf-8",
            "js", "text/javascript;charset=utf-8",
            "svg", "image/svg+xml");

    private final String digest;
    private final Map<String, Asset> byName = new LinkedHashMap<>();

    private Assets(Map<String, byte[]> contents) {
        contents.forEach((name, content) -> byName.put(name, new Asset(type(name), content, zipped(content))));
        this.digest = digest(contents);
    }

    private static Map<String, String> places() {
        Map<String, String> places = new LinkedHashMap<>();
        places.put("htmx.js", "/META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js");
        for (String ours : new String[] {
            "app.css",
            "app.js",
            "live.js",
            "palette.js",
            "choose.js",
            "icon.svg",
            "pipeline.css",
            "parts.js",
            "log.js",
            "grid.js",
            "graph.js"
        }) {
            places.put(ours, "/web/" + ours);
        }
        return places;
    }

    static Assets read() {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        PLACES.forEach((name, place) -> contents.put(name, content(place)));
        return new Assets(contents);
    }

    /** A file as it is sent. */
    @SuppressWarnings("ArrayRecordComponent")
    record Asset(String type, byte[] content, byte[] zipped) {}

    /** Where a page finds the file. */
    public String address(String name) {
        if (!byName.containsKey(name)) {
            throw new IllegalArgumentException("there is no asset " + name);
        }
        return "/assets/" + digest + "/" + name;
    }

    Optional<Asset> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    private static String type(String name) {
        return TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
    }

    private static byte[] content(String place) {
        try (InputStream in = Assets.class.getResourceAsStream(place)) {
            if (in == null) {
                throw new IllegalStateException("the class path has no " + place);
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static byte[] zipped(byte[] content) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return zipped.toByteArray();
    }

    private static String digest(Map<String, byte[]> contents) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            contents.values().forEach(sha::update);
            return HexFormat.of().formatHex(sha.digest()).substring(0, 12);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}

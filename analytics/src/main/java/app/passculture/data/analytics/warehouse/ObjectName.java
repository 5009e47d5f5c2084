package app.passculture.data.analytics.warehouse;

/** Where an object is: bucket and name, written {@code gs://bucket/name}. */
public record ObjectName(String bucket, String name) {

    private static final String SCHEME = "gs://";

    public ObjectName {
        if (bucket.isEmpty() || bucket.contains("/") || name.isEmpty()) {
            throw new IllegalArgumentException("Not a bucket and an object's name: '%s', '%s'".formatted(bucket, name));
        }
    }

    /** Reads {@code gs://bucket/name}. */
    public static ObjectName parse(String uri) {
        int slash = uri.startsWith(SCHEME) ? uri.indexOf('/', SCHEME.length()) : -1;
        if (slash < 0) {
            throw new IllegalArgumentException("Not gs://bucket/name: '%s'".formatted(uri));
        }
        return new ObjectName(uri.substring(SCHEME.length(), slash), uri.substring(slash + 1));
    }

    @Override
    public String toString() {
        return SCHEME + bucket + "/" + name;
    }
}

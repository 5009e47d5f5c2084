package app.passculture.data.recommendation.api.location;

/** A point on the earth in degrees (WGS 84), longitude first; always finite, not necessarily in range. */
public record Position(double longitude, double latitude) {
    public Position {
        requireFinite("longitude", longitude);
        requireFinite("latitude", latitude);
    }

    private static void requireFinite(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("%s must be a finite number, got %s".formatted(name, value));
        }
    }
}

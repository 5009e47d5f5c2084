package app.passculture.data.recommendation.api.recommend;

import app.passculture.data.recommendation.api.location.Position;
import app.passculture.data.recommendation.model.UserId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who asks, and from where. */
record Person(UserId user, Optional<Position> position) {

    private static final Pattern INTEGER = Pattern.compile("-?[0-9]+");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");

    static Person of(String user, HttpServletRequest request) {
        // Spring has cut what follows a semicolon off the path variable; it was part of what the caller said.
        String whole = request.getRequestURI().indexOf(';') < 0 ? user : lastSegment(request.getRequestURI());
        return new Person(userOf(whole), position(request.getParameter("longitude"), request.getParameter("latitude")));
    }

    private static String lastSegment(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static UserId userOf(String text) {
        try {
            if (INTEGER.matcher(text).matches()) {
                return new UserId(Long.parseLong(text));
            }
        } catch (NumberFormatException beyondLong) {
            throw unusableUser(text);
        }
        throw unusableUser(text);
    }

    private static UnusableValue unusableUser(String text) {
        return new UnusableValue("user_id", text, "a decimal integer of at most 64 bits");
    }

    /** One coordinate alone says as little as none. */
    private static Optional<Position> position(@Nullable String longitude, @Nullable String latitude) {
        if (longitude == null || longitude.isEmpty() || latitude == null || latitude.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Position(coordinate("longitude", longitude), coordinate("latitude", latitude)));
    }

    private static double coordinate(String name, String text) {
        double value = DECIMAL.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
        if (!Double.isFinite(value)) {
            throw new UnusableValue(name, text, "a finite decimal number");
        }
        return value;
    }
}

package app.passculture.data.recommendation.db.connection;

import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Address of a recommendation database with the account to use; its text never shows the password. */
public record DatabaseAddress(String url, String username, String password) {
    public static final String URL = "SPRING_DATASOURCE_URL";
    public static final String USERNAME = "SPRING_DATASOURCE_USERNAME";
    public static final String PASSWORD = "SPRING_DATASOURCE_PASSWORD";

    public DatabaseAddress {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException(URL + " must begin with jdbc:postgresql:");
        }
    }

    /** Reads the three settings; the password may be absent where the server asks for none. */
    public static DatabaseAddress of(Map<String, String> settings) {
        return new DatabaseAddress(
                required(settings, URL), required(settings, USERNAME), settings.getOrDefault(PASSWORD, ""));
    }

    /** A source of unpooled connections. */
    public DataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(username);
        source.setPassword(password);
        source.setApplicationName("recommendation-db");
        return source;
    }

    @Override
    public String toString() {
        return username + " at " + url.replaceFirst("\\?.*", "");
    }

    private static String required(Map<String, String> settings, String name) {
        String value = settings.getOrDefault(name, "");
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + " is not set");
        }
        return value;
    }
}

package app.passculture.data.orchestration.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

/** The local users. */
public final class Users {
    /** BCrypt looks no further. */
    private static final int LONGEST = 72;

    private static final int SHORTEST = 10;

    private static final String ACCOUNTS = """
            SELECT u.name, u.role, u.active, u.password_hash IS NOT NULL AS has_password, u.created_at, (
                SELECT count(*) FROM api_token t
                WHERE t.user_name = u.name AND (t.expires_at IS NULL OR t.expires_at > :now)) AS tokens
            FROM app_user u""";

    private final JdbcClient database;
    private final PasswordEncoder encoder;
    private final Clock clock;

    /** What a wrong name is compared with, so that it takes as long as a wrong password. */
    private final String nobody;

    Users(JdbcClient database, PasswordEncoder encoder, Clock clock) {
        this.database = database;
        this.encoder = encoder;
        this.clock = clock;
        this.nobody = String.valueOf(encoder.encode("nobody has this password"));
    }

    public List<Person> all() {
        return database.sql("SELECT name, role FROM app_user WHERE active ORDER BY name")
                .query((row, _) -> new Person(row.getString("name"), Role.of(row.getString("role"))))
                .list();
    }

    /** All there ever were: those who may come, then those who may not any more. */
    public List<Account> accounts() {
        return database.sql(ACCOUNTS + " ORDER BY u.active DESC, u.name")
                .param("now", now())
                .query(Users::account)
                .list();
    }

    public Optional<Account> account(String name) {
        return database.sql(ACCOUNTS + " WHERE u.name = :name")
                .param("now", now())
                .param("name", name)
                .query(Users::account)
                .optional();
    }

    /** The active administrators, whom nobody else changes until the transaction ends. */
    public List<String> lockedAdmins() {
        return database.sql("SELECT name FROM app_user WHERE active AND role = 'admin' ORDER BY name FOR UPDATE")
                .query((row, _) -> row.getString("name"))
                .list();
    }

    public static boolean isName(String name) {
        return name.matches("[\\w.@+-]{1,100}");
    }

    public static boolean isPassword(String password) {
        int bytes = password.getBytes(UTF_8).length;
        return bytes >= SHORTEST && bytes <= LONGEST;
    }

    Optional<User> find(String name) {
        return database.sql("SELECT name, role, password_hash, active, generation FROM app_user WHERE name = :name")
                .param("name", name)
                .query(Users::user)
                .optional();
    }

    boolean isEmpty() {
        return database.sql("SELECT NOT EXISTS (SELECT 1 FROM app_user)")
                .query(Boolean.class)
                .single();
    }

    /** Adds a user, or changes the role and the password of one; no password means none, or the one they have. */
    public void save(Person person, @Nullable String password) {
        if (!isName(person.name())) {
            throw new IllegalArgumentException(
                    "'%s' is no user name: letters, digits and .@+-_ only".formatted(person.name()));
        }
        database.sql("""
                        INSERT INTO app_user (name, role, password_hash, generation, created_at)
                        VALUES (:name, :role, :hash, 1, :now)
                        ON CONFLICT (name) DO UPDATE
                        SET role = :role, password_hash = coalesce(:hash, app_user.password_hash), active = true""")
                .param("name", person.name())
                .param("role", person.role().text())
                .param("hash", password == null ? null : hash(password))
                .param("now", now())
                .update();
        if (password != null) {
            endSessions(person.name());
        }
    }

    /** Fails when another node was faster. */
    void saveFirst(Person person, String password) {
        database.sql("""
                        INSERT INTO app_user (name, role, password_hash, generation, created_at)
                        VALUES (:name, :role, :hash, 1, :now)""")
                .param("name", person.name())
                .param("role", person.role().text())
                .param("hash", hash(password))
                .param("now", now())
                .update();
    }

    /** Makes all tokens void that the user holds, sessions and those for scripts included. */
    public void revoke(String name) {
        endSessions(name);
        database.sql("DELETE FROM api_token WHERE user_name = :name")
                .param("name", name)
                .update();
    }

    private void endSessions(String name) {
        database.sql("UPDATE app_user SET generation = generation + 1 WHERE name = :name")
                .param("name", name)
                .update();
    }

    /** Keeps the name, so that the audit log stays readable, but lets nobody in under it. */
    public boolean deactivate(String name) {
        return database.sql("""
                        UPDATE app_user SET active = false, password_hash = NULL, generation = generation + 1
                        WHERE name = :name AND active""").param("name", name).update() > 0;
    }

    /** The user, if the password is theirs. */
    Optional<User> check(String name, String password) {
        Optional<User> user = find(name).filter(User::active);
        String hash = user.map(User::passwordHash).orElse(nobody);
        boolean right = password.length() <= LONGEST && encoder.matches(password, hash);
        return right ? user.filter(each -> each.passwordHash() != null) : Optional.empty();
    }

    private String hash(String password) {
        if (!isPassword(password)) {
            throw new IllegalArgumentException("a password has %d to %d bytes".formatted(SHORTEST, LONGEST));
        }
        return String.valueOf(encoder.encode(password));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Account account(ResultSet row, int number) throws SQLException {
        return new Account(
                new Person(row.getString("name"), Role.of(row.getString("role"))),
                row.getBoolean("active"),
                row.getBoolean("has_password"),
                row.getInt("tokens"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static User user(ResultSet row, int number) throws SQLException {
        return new User(
                row.getString("name"),
                Role.of(row.getString("role")),
                row.getString("password_hash"),
                row.getBoolean("active"),
                row.getInt("generation"));
    }
}

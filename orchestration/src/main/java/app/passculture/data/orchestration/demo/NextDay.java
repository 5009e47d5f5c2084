package app.passculture.data.orchestration.demo;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * What a day adds to a demo world: people who come, what is booked and what is liked, as many as the day before (people: a 730th, as a
 * world is two years old). The same world lives the same day.
 */
public record NextDay(int people, int bookings, int favourites) {

    /** Of the last day; everything that follows is made of these. */
    private static final List<String> DRAFTS = List.of("""
            create temporary table arrived on commit drop as
            select * from "user" where "isBeneficiary" order by "dateCreated" desc, "id" desc
            limit (select ceil(count(*) / 730.0) from "user")
            """, """
            create temporary table booked on commit drop as
            select * from booking where "dateCreated" > (select max("dateCreated") from booking) - interval '1 day'
            """, """
            create temporary table liked on commit drop as
            select * from favorite where "dateCreated" > (select max("dateCreated") from booking) - interval '1 day'
            """);

    private static final String PEOPLE = """
            update arrived set "id" = numbered.fresh, "email" = 'day' || numbered.fresh || '@example.org',
                "dateCreated" = (select max("dateCreated") from booking) + numbered.share * interval '1 day'
            from (
                select "id" as old, (select max("id") from "user") + row_number() over (order by "id") as fresh,
                    percent_rank() over (order by "id") as share
                from arrived
            ) as numbered
            where "id" = old
            """;

    private static final String DEPOSITS = """
            insert into deposit ("id", "amount", "userId", "source", "dateCreated", "expirationDate")
            select (select max("id") from deposit) + row_number() over (order by arrived."id"), 300, arrived."id", 'demo',
                arrived."dateCreated", arrived."dateCreated" + interval '2 years'
            from arrived
            """;

    /** The next one's user books instead: the same works stay in fashion, the same person books nothing twice. */
    private static final String BOOKINGS = """
            update booked set "id" = numbered.fresh, "userId" = numbered.person, "dateCreated" = "dateCreated" + interval '1 day',
                "isCancelled" = false, "isUsed" = false, "dateUsed" = null, "cancellationDate" = null, "cancellationReason" = null,
                "token" = 'G' || lpad(to_hex(numbered.fresh), 7, '0')
            """ + forTheNextOne("booking", "booked");

    private static final String FAVOURITES = """
            update liked set "id" = numbered.fresh, "userId" = numbered.person, "dateCreated" = "dateCreated" + interval '1 day'
            """ + forTheNextOne("favorite", "liked");

    /** Each row of a draft under a new id, and for the person of the row after it. */
    private static String forTheNextOne(String table, String draft) {
        return """
                from (
                    select "id" as old, (select max("id") from %s) + row_number() over (order by "id") as fresh,
                        coalesce(lead("userId") over (order by "id"), first_value("userId") over (order by "id")) as person
                    from %s
                ) as numbered
                where "id" = old
                """.formatted(table, draft);
    }

    /** Lets a world live one day more, all of it or nothing. */
    public static NextDay passIn(DataSource application) {
        try (Connection connection = application.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                NextDay day = pass(statement);
                connection.commit();
                return day;
            }
        } catch (SQLException failure) {
            throw new DemoWorldException.DatabaseFailed("the application database lives no further day", failure);
        }
    }

    private static NextDay pass(Statement statement) throws SQLException {
        for (String draft : DRAFTS) {
            statement.execute(draft);
        }
        statement.execute(PEOPLE);
        int people = statement.executeUpdate("insert into \"user\" select * from arrived");
        statement.execute(DEPOSITS);
        statement.execute(BOOKINGS);
        int bookings = statement.executeUpdate("insert into booking select * from booked");
        statement.execute(FAVOURITES);
        int favourites = statement.executeUpdate("insert into favorite select * from liked");
        return new NextDay(people, bookings, favourites);
    }

    /** Where the time of a world stands: at its last booking. */
    public static Instant now(DataSource application) {
        try (Connection connection = application.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select max(\"dateCreated\") from booking")) {
            if (!row.next() || row.getObject(1) == null) {
                throw new SQLException("nothing was ever booked");
            }
            return row.getObject(1, LocalDateTime.class).toInstant(ZoneOffset.UTC);
        } catch (SQLException failure) {
            throw new DemoWorldException.DatabaseFailed("the application database does not answer", failure);
        }
    }

    /** People who may be recommended something, always the same for the same world and day. */
    public static List<Long> visitors(DataSource application, int count) {
        try (Connection connection = application.getConnection();
                var select = connection.prepareStatement("""
                        select "userId" from booking where "dateCreated" > (select max("dateCreated") from booking) - interval '1 day'
                        group by "userId" order by "userId" limit ?
                        """)) {
            select.setInt(1, count);
            List<Long> users = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    users.add(row.getLong(1));
                }
            }
            return users;
        } catch (SQLException failure) {
            throw new DemoWorldException.DatabaseFailed("the application database does not answer", failure);
        }
    }
}

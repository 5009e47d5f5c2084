package app.passculture.data.recommendation.api.candidate;

import app.passculture.data.recommendation.api.location.IrisZone;
import app.passculture.data.recommendation.db.EmbeddedDatabase;
import app.passculture.data.recommendation.db.refresh.Refresh;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A recommendation database whose views show exactly the rows a test puts in: the functions under the views read tables
 * of the test, so that rows occur which the rules of the real functions would hold back.
 */
final class Population {
    private static final String SCHEMA = """
            CREATE TABLE public.shown_offers (
                offer_id varchar, venue_id varchar, type varchar, name varchar, url varchar, is_national boolean,
                item_id varchar);
            CREATE TABLE public.shown_bookings (user_id varchar, offer_id varchar, item_id varchar);
            CREATE TABLE public.shown_iris_venues (iris_id varchar, venue_id varchar, UNIQUE (iris_id, venue_id));

            CREATE OR REPLACE FUNCTION public.get_recommendable_offers()
                RETURNS TABLE (
                    offer_id varchar, venue_id varchar, type varchar, name varchar, url varchar, is_national boolean,
                    item_id varchar)
                LANGUAGE plpgsql STABLE AS
                $$ BEGIN RETURN QUERY SELECT * FROM public.shown_offers; END $$;
            CREATE OR REPLACE FUNCTION public.get_non_recommendable_offers()
                RETURNS TABLE (user_id varchar, offer_id varchar, item_id varchar)
                LANGUAGE plpgsql STABLE AS
                $$ BEGIN RETURN QUERY SELECT * FROM public.shown_bookings; END $$;
            CREATE OR REPLACE FUNCTION public.get_iris_venues()
                RETURNS TABLE (iris_id varchar, venue_id varchar)
                LANGUAGE plpgsql STABLE AS
                $$ BEGIN RETURN QUERY SELECT * FROM public.shown_iris_venues; END $$;
            """;

    private final EmbeddedDatabase database;
    private final JdbcTemplate jdbc;
    private final List<Object[]> offers = new ArrayList<>();
    private final List<Object[]> bookings = new ArrayList<>();
    private final List<Object[]> venues = new ArrayList<>();

    Population(EmbeddedDatabase database) {
        this.database = database;
        this.jdbc = new JdbcTemplate(database.dataSource());
        jdbc.execute(SCHEMA);
    }

    static Population create() {
        return new Population(EmbeddedDatabase.create());
    }

    EmbeddedDatabase database() {
        return database;
    }

    JdbcTemplate jdbc() {
        return jdbc;
    }

    /** National offers with these ids and nothing else, which every user may be shown. */
    Population nationalOffers(List<String> ids) {
        jdbc.execute("TRUNCATE public.shown_offers");
        ids.forEach(id -> offer(id, "venue", "ThingType.LIVRE_EDITION", null, true));
        return this;
    }

    Population offer(
            @Nullable String id,
            @Nullable String venue,
            @Nullable String type,
            @Nullable String url,
            @Nullable Boolean national) {
        offers.add(row(id, venue, type, "name", url, national, "item-" + id));
        return this;
    }

    Population booked(@Nullable String user, @Nullable String offer) {
        bookings.add(row(user, offer, "item-" + offer));
        return this;
    }

    Population venueOfZone(@Nullable String zone, @Nullable String venue) {
        venues.add(row(zone, venue));
        return this;
    }

    Population zone(IrisZone zone) {
        jdbc.update("INSERT INTO public.iris_france (id, shape) VALUES (?, ?)", zone.id(), zone.wkb());
        return this;
    }

    @SuppressWarnings("NullAway") // JdbcTemplate takes null for NULL, its signature does not say so.
    private static Object[] row(@Nullable Object... values) {
        return values;
    }

    /** Lets the views show what was put in, as a new version of the data that listeners hear of. */
    long publish() {
        insert("INSERT INTO public.shown_offers VALUES (?, ?, ?, ?, ?, ?, ?)", offers);
        insert("INSERT INTO public.shown_bookings VALUES (?, ?, ?) ON CONFLICT DO NOTHING", bookings);
        insert("INSERT INTO public.shown_iris_venues VALUES (?, ?) ON CONFLICT DO NOTHING", venues);
        return new Refresh(database.dataSource(), Clock.systemUTC()).run().version();
    }

    private void insert(String sql, List<Object[]> rows) {
        jdbc.batchUpdate(sql, rows);
        rows.clear();
    }
}

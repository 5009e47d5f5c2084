package app.passculture.data.orchestration.demo;

import java.sql.SQLException;
import java.time.Instant;
import javax.sql.DataSource;

/** A synthetic cultural world, the same for the same size, seed and moment, that fills an application database. */
public final class DemoWorld {
    private static final int STEP = 1_000;

    private final WorldSize size;
    private final long seed;
    private final Timeline timeline;
    private final Vocabulary words = Vocabulary.load();
    private final Catalogue catalogue;
    private final People people;

    private DemoWorld(WorldSize size, long seed, Instant now) {
        var zones = ZoneFile.read();
        this.size = size;
        this.seed = seed;
        this.timeline = Timeline.until(now);
        this.catalogue = new CatalogueDraw(size, seed, timeline, words, zones).draw();
        this.people = new People(size, seed, timeline, words, new Streets(zones, words));
    }

    /** Draws the catalogue of a world; offers are open or over as seen from {@code now}. */
    public static DemoWorld generate(WorldSize size, long seed, Instant now) {
        return new DemoWorld(size, seed, now);
    }

    /** What drives this world's bookings. */
    public Truth truth() {
        return new Truth(catalogue, people, seed);
    }

    /**
     * Replaces everything in schema public of the application database by this world. The data source hands out at
     * least ten connections at once. Not atomic: when it fails, {@link #isIn} says no.
     */
    public void write(DataSource application, Progress progress) {
        var schema = new ApplicationSchema(application);
        schema.create();
        write(new CopyDestination(application), progress);
        schema.constrain(progress);
    }

    /** Whether that database holds a world that was written to the end. */
    public static boolean isIn(DataSource application) {
        try (var connection = application.getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery("SELECT to_regclass('public.demo_world_complete') IS NOT NULL")) {
            return found.next() && found.getBoolean(1);
        } catch (SQLException failure) {
            throw new DemoWorldException.DatabaseFailed("the application database does not answer", failure);
        }
    }

    void write(Destination destination, Progress progress) {
        new ReferenceTables(seed, timeline, destination).write();
        new GeographyTables(catalogue, destination).write();
        new VenueTables(catalogue, seed, timeline, destination).write();
        new OfferTables(catalogue, seed, words, destination).write();
        progress.advanced(
                "catalogue", catalogue.offers().size(), catalogue.offers().size());
        new StockTable(catalogue, destination).write(everybody(destination, progress));
    }

    private int[] everybody(Destination destination, Progress progress) {
        var demand = new Demand(catalogue, seed, timeline);
        var counts = people.bookings();
        try (var accounts = new PeopleTables(size, seed, timeline, words, destination);
                var bookings = new BookingTables(catalogue.stocks(), seed, timeline, destination)) {
            for (int id = 1; id <= people.count(); id++) {
                var person = people.person(id);
                accounts.add(person, person.beneficiary() ? demand.favourites(person) : java.util.List.of());
                bookings.add(person, demand.bookings(person, counts[id - 1]));
                report(progress, id);
            }
            return bookings.taken();
        }
    }

    private void report(Progress progress, int done) {
        if (done % STEP == 0 || done == people.count()) {
            progress.advanced("people and bookings", done, people.count());
        }
    }
}

package app.passculture.data.orchestration.demo;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;

/** A synthetic cultural world, the same for the same size, seed and moment, that fills an application database. */
public final class DemoWorld {
    private static final int STEP = 1_000;

    private final Blueprint blueprint;
    private final Catalogue catalogue;
    private final People people;

    private DemoWorld(Blueprint blueprint, Streets streets) {
        this.blueprint = blueprint;
        this.catalogue = new CatalogueDraw(blueprint, streets).draw();
        this.people = new People(blueprint, streets);
    }

    /** Draws the catalogue of a world; offers are open or over as seen from {@code now}. */
    public static DemoWorld generate(WorldSize size, long seed, Instant now) {
        var blueprint = new Blueprint(size, seed, Timeline.until(now), Vocabulary.load());
        return new DemoWorld(blueprint, new Streets(ZoneFile.read(), blueprint.words()));
    }

    /** What drives this world's bookings. */
    public Truth truth() {
        return new Truth(blueprint, catalogue, people);
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
        int offers = catalogue.offers().size();
        progress.advanced("catalogue", 0, offers);
        new ReferenceTables(blueprint, destination).write();
        new GeographyTables(catalogue, destination).write();
        new VenueTables(blueprint, catalogue, destination).write();
        new OfferTables(blueprint, catalogue, destination).write();
        progress.advanced("catalogue", offers, offers);
        new StockTable(catalogue, destination).write(everybody(destination, progress));
    }

    /** Writes people and what they book; answers how many places of each stock that takes. */
    private int[] everybody(Destination destination, Progress progress) {
        var demand = new Demand(blueprint, catalogue);
        var counts = people.bookings();
        try (var accounts = new PeopleTables(blueprint, destination);
                var bookings = new BookingTables(blueprint, catalogue.stocks(), destination)) {
            for (int id = 1; id <= people.count(); id++) {
                var person = people.person(id);
                accounts.add(person, person.beneficiary() ? demand.favourites(person) : List.of());
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

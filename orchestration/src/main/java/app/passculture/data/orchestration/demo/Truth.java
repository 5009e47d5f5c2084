package app.passculture.data.orchestration.demo;

import java.util.Optional;
import java.util.OptionalDouble;
import org.locationtech.jts.geom.Coordinate;

/** What really drives the bookings of a world, for tests of whatever tries to find it out. */
public final class Truth {
    private final Catalogue catalogue;
    private final People people;
    private final Tastes tastes;
    private final RandomStream homes;

    Truth(Blueprint blueprint, Catalogue catalogue, People people) {
        this.catalogue = catalogue;
        this.people = people;
        this.tastes = new Tastes(blueprint);
        this.homes = blueprint.stream("user.home");
    }

    /** How much a person likes the work an offer sells, whatever the price and the way; about normal. */
    public double affinity(long user, long offer) {
        return tastes.of(user).affinity(offer(offer).work());
    }

    /** The name of the offer type a person books by far the most, given the choice. */
    public String favouriteType(long user) {
        return tastes.of(user).favourite().label();
    }

    /** How much everybody is drawn to an offer; heavy-tailed, positive. */
    public double appeal(long offer) {
        return offer(offer).appeal();
    }

    /** A place in a person's zone, unless the person lives outside Paris. */
    public Optional<Coordinate> home(long user) {
        return Optional.ofNullable(people.person(user).zone()).map(zone -> zone.anywhere(homes.dice(user)));
    }

    /** The code of a person's IRIS zone, unless the person lives outside Paris. */
    public Optional<String> irisCode(long user) {
        return Optional.ofNullable(people.person(user).zone()).map(Zone::code);
    }

    /** How much distance dampens a person's demand for an offer, from 1 next door to 0; empty when it does not. */
    public OptionalDouble decay(long user, long offer) {
        var zone = people.person(user).zone();
        var site = offer(offer).venue().site();
        return zone == null || site == null || offer(offer).anywhere()
                ? OptionalDouble.empty()
                : OptionalDouble.of(Neighbourhoods.decay(zone, site));
    }

    private Offer offer(long id) {
        return catalogue.offers().get(Math.toIntExact(id - 1));
    }
}

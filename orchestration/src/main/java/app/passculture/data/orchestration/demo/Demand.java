package app.passculture.data.orchestration.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What people book: the type they fancy, then among a few offers they come across the one that their taste and its
 * novelty make most likely.
 */
final class Demand {
    static final double TASTE = 2;
    private static final int ATTEMPTS = 4;
    private static final int ALTERNATIVES = 10;
    private static final double NOVELTY_DAYS = 90;
    private static final double LASTING = .15;

    private final Timeline timeline;
    private final Tastes tastes;
    private final Neighbourhoods neighbourhoods;
    private final Outcome outcome;
    private final List<Offer> activations;
    private final List<Offer> evergreens;
    private final RandomStream stream;
    private final RandomStream wishes;

    Demand(Blueprint blueprint, Catalogue catalogue) {
        this.timeline = blueprint.timeline();
        this.tastes = new Tastes(blueprint);
        this.neighbourhoods = new Neighbourhoods(catalogue);
        this.outcome = new Outcome(timeline);
        this.activations =
                bookableNow(catalogue).filter(offer -> offer.type().technical()).toList();
        this.evergreens = bookableNow(catalogue)
                .filter(offer -> !offer.type().technical() && !offer.type().event() && offer.anywhere())
                .toList();
        this.stream = blueprint.stream("booking");
        this.wishes = blueprint.stream("favorite");
    }

    /** That many bookings of a person, which the credit pays. */
    List<Reservation> bookings(Person person, int count) {
        var dice = stream.dice(person.id());
        var customer = new Customer(person, tastes.of(person.id()), person.credit());
        var bookings = new ArrayList<Reservation>(count);
        for (long at : moments(person, count, dice)) {
            var choice = bookings.isEmpty() && dice.chance(.3) ? activation(person, dice) : choose(customer, at, dice);
            var reservation = outcome.of(choice, customer, dice);
            customer.takes(reservation);
            bookings.add(reservation);
        }
        return bookings;
    }

    /** Offers that a person likes and has seen, without double. */
    List<Offer> favourites(Person person) {
        var dice = wishes.dice(person.id());
        var customer = new Customer(person, tastes.of(person.id()), Integer.MAX_VALUE);
        var liked = new ArrayList<Offer>();
        for (int i = dice.between(-2, 4); i > 0; i--) {
            var choice = alternatives(customer, timeline.now(), dice);
            if (choice != null && !liked.contains(choice.offer())) {
                liked.add(choice.offer());
            }
        }
        return liked;
    }

    private long[] moments(Person person, int count, Dice dice) {
        var moments = new long[count];
        Arrays.setAll(moments, i -> Timeline.between(person.created(), timeline.now() - Timeline.HOUR, dice));
        Arrays.sort(moments);
        return moments;
    }

    private Choice activation(Person person, Dice dice) {
        var offer = dice.pick(activations);
        long at = Timeline.between(person.created(), person.created() + Timeline.DAY, dice);
        return new Choice(offer, offer.stocks().getLast(), at);
    }

    private Choice choose(Customer customer, long at, Dice dice) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var choice = alternatives(customer, at, dice);
            if (choice != null) {
                return choice;
            }
        }
        return evergreen(at, dice);
    }

    private @Nullable Choice alternatives(Customer customer, long at, Dice dice) {
        var type = customer.taste().type(dice);
        Choice chosen = null;
        double best = 0;
        for (int i = 0; i < ALTERNATIVES; i++) {
            var offer = neighbourhoods.offer(customer.zone(), type, dice);
            if (offer.isEmpty()) {
                return null;
            }
            var stock = offer.get().bookable(at);
            double weight = stock == null ? 0 : weight(customer, offer.get(), stock, at);
            best += weight;
            if (stock != null && dice.fraction() * best < weight) {
                chosen = new Choice(offer.get(), stock, at);
            }
        }
        return chosen;
    }

    private static double weight(Customer customer, Offer offer, Stock stock, long at) {
        if (customer.has(offer) || !customer.affords(stock.price())) {
            return 0;
        }
        double liking = StrictMath.exp(TASTE * customer.taste().affinity(offer.work()));
        return liking * (LASTING + StrictMath.exp(-Timeline.days(offer.created(), at) / NOVELTY_DAYS));
    }

    /** When nothing suits: anything that never expires, as soon as it exists. */
    private Choice evergreen(long at, Dice dice) {
        var offer = dice.pick(evergreens);
        var stock = offer.stocks().getFirst();
        return new Choice(offer, stock, Math.max(at, stock.created() + Timeline.HOUR));
    }

    private static Stream<Offer> bookableNow(Catalogue catalogue) {
        return catalogue.offers().stream()
                .filter(offer -> offer.flaw() == Flaw.NONE || offer.flaw() == Flaw.ACTIVATION);
    }
}

package app.passculture.data.orchestration.demo;

import java.util.List;
import java.util.Locale;

/** Writes bookings, counts what they take of each stock, and what the offerers are paid for them. */
final class BookingTables implements AutoCloseable {
    private static final List<String> REASONS =
            List.of("BENEFICIARY", "BENEFICIARY", "BENEFICIARY", "OFFERER", "EXPIRED");

    private final RandomStream details;
    private final Row bookings;
    private final Payments payments;
    private final int[] taken;
    private long booking;

    BookingTables(Blueprint blueprint, int stocks, Destination destination) {
        this.taken = new int[stocks];
        this.details = blueprint.stream("booking.details");
        this.bookings = destination.rows("booking");
        this.payments = new Payments(blueprint, destination);
    }

    void add(Person person, List<Reservation> reservations) {
        for (var reservation : reservations) {
            write(++booking, person, reservation);
            payments.settle(booking, reservation);
            if (!reservation.cancelled()) {
                taken[reservation.stock().id() - 1] += reservation.quantity();
            }
        }
    }

    /** By stock id - 1, the places booked and not cancelled so far. */
    int[] taken() {
        return taken.clone();
    }

    @Override
    public void close() {
        bookings.close();
        payments.close();
    }

    private void write(long id, Person person, Reservation reservation) {
        var dice = details.dice(id);
        boolean dated = dice.chance(.98);
        bookings.number(id)
                .moment(reservation.created())
                .number(reservation.stock().id())
                .number(reservation.quantity())
                .number(person.id())
                .hundredths(reservation.stock().price())
                .flag(reservation.cancelled())
                .flag(reservation.used())
                .moment(reservation.used() && dated ? reservation.ended() : Timeline.NEVER)
                .moment(reservation.cancelled() && dated ? reservation.ended() : Timeline.NEVER)
                .textIf(reservation.cancelled() && dice.chance(.6), dice.pick(REASONS))
                .text(token(id))
                .end();
    }

    private static String token(long id) {
        return "F" + Long.toString(id, 36).toUpperCase(Locale.ROOT);
    }
}

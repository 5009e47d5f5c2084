package app.passculture.data.orchestration.demo;

import java.util.List;

/** Writes what offerers are owed for used bookings, and how each payment went. */
final class Payments implements AutoCloseable {
    private static final List<List<String>> COURSES = List.of(
            List.of("PENDING", "SENT"),
            List.of("PENDING", "SENT"),
            List.of("PENDING", "UNDER_REVIEW", "SENT"),
            List.of("PENDING", "ERROR", "RETRY", "SENT"),
            List.of("PENDING", "SENT", "BANNED"),
            List.of("PENDING"),
            List.of("NOT_PROCESSABLE"),
            List.of());
    private static final WeightedChoice COURSE = WeightedChoice.of(new double[] {60, 25, 3, 3, 2, 4, 2, 1});
    private static final int STATUSES = 4;

    private final RandomStream stream;
    private final Timeline timeline;
    private final Row payments;
    private final Row statuses;
    private long payment;

    Payments(Blueprint blueprint, Destination destination) {
        this.stream = blueprint.stream("payment");
        this.timeline = blueprint.timeline();
        this.payments = destination.rows("payment");
        this.statuses = destination.rows("payment_status");
    }

    /** Pays for a booking once it has been used for a fortnight; nothing is owed for what is free or online. */
    void settle(long booking, Reservation reservation) {
        long due = reservation.ended() + ReferenceTables.MESSAGE_DAYS * Timeline.DAY;
        boolean owed = reservation.used()
                && reservation.cost() > 0
                && !reservation.offer().digital();
        if (owed && due < timeline.now()) {
            var dice = stream.dice(booking);
            if (dice.chance(.8)) {
                pay(booking, reservation, due, dice);
            }
        }
    }

    @Override
    public void close() {
        payments.close();
        statuses.close();
    }

    private void pay(long booking, Reservation reservation, long due, Dice dice) {
        var course = COURSES.get(COURSE.draw(dice));
        var offerer = reservation.offer().venue().offerer();
        int rate = dice.chance(.9) ? 100 : 95;
        payments.number(++payment)
                .text("batch")
                .textIf(dice.chance(.02), "Reprise manuelle")
                .text(offerer.name())
                .number(booking)
                .hundredths((long) reservation.cost() * rate / 100)
                .text(rate == 100 ? "Remboursement total" : "Remboursement à 95%")
                .uuid(dice.bits(), dice.bits());
        transfer(offerer, rate, due, !course.isEmpty() && dice.chance(.97));
        course(course, due);
    }

    private void transfer(Offerer offerer, int rate, long due, boolean sent) {
        long message = 1 + (due - timeline.start()) / Timeline.DAY / ReferenceTables.MESSAGE_DAYS;
        payments.text(offerer.siren())
                .hundredths(rate)
                .textIf(sent, "pass Culture Pro - remboursement")
                .numberIf(sent, message)
                .text("FR76FAKE%010d".formatted(offerer.id()))
                .text("FAKEFRPPXXX")
                .end();
    }

    private void course(List<String> course, long due) {
        for (int i = 0; i < course.size(); i++) {
            statuses.number(payment * STATUSES + i)
                    .number(payment)
                    .moment(due + i * Timeline.DAY / 4)
                    .text(course.get(i))
                    .textIf(course.get(i).equals("ERROR"), "Refus de la banque de démonstration")
                    .end();
        }
    }
}

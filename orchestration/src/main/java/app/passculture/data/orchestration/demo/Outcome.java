package app.passculture.data.orchestration.demo;

/** What becomes of a booking: kept, cancelled (always when it cannot be paid) or used. */
record Outcome(Timeline timeline) {
    Reservation of(Choice choice, Customer customer, Dice dice) {
        int price = choice.stock().price();
        int quantity = choice.offer().duo() && dice.chance(.4) && customer.affords(2 * price) ? 2 : 1;
        boolean cancelled = !customer.affords(price) || cancelled(choice, dice);
        long useful = useful(choice, dice);
        boolean used = !cancelled && useful <= timeline.now() && dice.chance(keenness(choice.offer()));
        long ended = cancelled ? cancelledAt(choice.at(), dice) : used ? useful : Timeline.NEVER;
        return new Reservation(choice.offer(), choice.stock(), choice.at(), quantity, cancelled, used, ended);
    }

    /** When it would be used: an hour into the show, or some days later for goods. */
    private static long useful(Choice choice, Dice dice) {
        var stock = choice.stock();
        long delay = (long) (dice.fraction() * Timeline.DAY * (choice.offer().digital() ? 1 : 15));
        boolean dated =
                stock.begins() != Timeline.NEVER && !choice.offer().type().technical();
        return dated ? stock.begins() + Timeline.HOUR : choice.at() + delay;
    }

    private static boolean cancelled(Choice choice, Dice dice) {
        return dice.chance(.12) && !choice.offer().type().technical();
    }

    private static double keenness(Offer offer) {
        return offer.digital() ? .95 : offer.type().event() ? .92 : .78;
    }

    private long cancelledAt(long booked, Dice dice) {
        return Timeline.between(booked, Math.min(timeline.now(), booked + 20 * Timeline.DAY), dice);
    }
}

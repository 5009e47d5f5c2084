package app.passculture.data.orchestration.demo;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A person choosing: the taste, the works already had and what is left of the credit, in cents. */
final class Customer {
    private final Person person;
    private final Taste taste;
    private final Set<Integer> works = new HashSet<>();
    private int credit;

    Customer(Person person, Taste taste, int credit) {
        this.person = person;
        this.taste = taste;
        this.credit = credit;
    }

    @Nullable
    Zone zone() {
        return person.zone();
    }

    long joined() {
        return person.created();
    }

    Taste taste() {
        return taste;
    }

    boolean has(Offer offer) {
        return works.contains(offer.work().id());
    }

    boolean affords(int cents) {
        return cents <= credit;
    }

    void takes(Reservation reservation) {
        works.add(reservation.offer().work().id());
        if (!reservation.cancelled()) {
            credit -= reservation.cost();
        }
    }
}

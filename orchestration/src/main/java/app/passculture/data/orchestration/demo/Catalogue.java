package app.passculture.data.orchestration.demo;

import java.util.List;

/** All that is proposed in a world; the entity with id n is at index n - 1 of its list. */
record Catalogue(List<Zone> zones, List<Offerer> offerers, List<Venue> venues, List<Work> works, List<Offer> offers) {
    int stocks() {
        return offers.stream().mapToInt(offer -> offer.stocks().size()).sum();
    }
}

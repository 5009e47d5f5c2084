package app.passculture.data.orchestration.demo;

import java.util.List;
import java.util.stream.IntStream;

/** Draws the catalogue of a world: offerers, then their venues, works, and the offers that bring them together. */
final class CatalogueDraw {
    private final Blueprint blueprint;
    private final Streets streets;

    CatalogueDraw(Blueprint blueprint, Streets streets) {
        this.blueprint = blueprint;
        this.streets = streets;
    }

    Catalogue draw() {
        var offerers = offerers();
        var venues = new VenueDraw(blueprint, streets, offerers).draw();
        var works = new WorkDraw(blueprint).draw();
        var offers = new OfferDraw(blueprint, new VenuePools(venues), works).draw();
        return new Catalogue(streets.zones(), offerers, venues, works, offers);
    }

    private List<Offerer> offerers() {
        var stream = blueprint.stream("offerer");
        return IntStream.rangeClosed(1, blueprint.size().offerers())
                .mapToObj(id -> offerer(id, stream.dice(id)))
                .toList();
    }

    private Offerer offerer(int id, Dice dice) {
        var words = blueprint.words();
        var timeline = blueprint.timeline();
        var address = dice.chance(.88) ? streets.busy(dice).address() : Address.elsewhere(words, dice);
        return new Offerer(
                id,
                "Société " + words.phrase("lastName", dice) + " " + words.phrase("tail", dice),
                "%09d".formatted(100_000_000 + id * 37),
                id % 10 != 9,
                Timeline.between(timeline.start(), timeline.daysAgo(60), dice),
                address);
    }
}

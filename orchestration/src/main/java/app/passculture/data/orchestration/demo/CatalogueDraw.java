package app.passculture.data.orchestration.demo;

import java.util.List;
import java.util.stream.IntStream;

/** Draws the catalogue of a world: offerers, then their venues, works, and the offers that bring them together. */
final class CatalogueDraw {
    private final WorldSize size;
    private final long seed;
    private final Timeline timeline;
    private final Vocabulary words;
    private final Streets streets;

    CatalogueDraw(WorldSize size, long seed, Timeline timeline, Vocabulary words, List<Zone> zones) {
        this.size = size;
        this.seed = seed;
        this.timeline = timeline;
        this.words = words;
        this.streets = new Streets(zones, words);
    }

    Catalogue draw() {
        var offerers = offerers();
        var venues = new VenueDraw(size, seed, timeline, words, streets, offerers).draw();
        var works = new WorkDraw(size, seed, words).draw();
        var offers = new OfferDraw(size, seed, timeline, new VenuePools(venues), works).draw();
        return new Catalogue(streets.zones(), offerers, venues, works, offers);
    }

    private List<Offerer> offerers() {
        var stream = RandomStream.of(seed, "offerer");
        return IntStream.rangeClosed(1, size.offerers())
                .mapToObj(id -> offerer(id, stream.dice(id)))
                .toList();
    }

    private Offerer offerer(int id, Dice dice) {
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

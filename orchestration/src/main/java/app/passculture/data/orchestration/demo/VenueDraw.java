package app.passculture.data.orchestration.demo;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Draws physical venues inside the zones, then the virtual ones. */
final class VenueDraw {
    private static final List<VenueKind> PHYSICAL = Arrays.stream(VenueKind.values())
            .filter(kind -> kind != VenueKind.NUMERIQUE)
            .toList();
    private static final Weighted<VenueKind> KINDS = Weighted.of(PHYSICAL, VenueKind::share);

    private final WorldSize size;
    private final Timeline timeline;
    private final Vocabulary words;
    private final Streets streets;
    private final List<Offerer> offerers;
    private final RandomStream stream;

    VenueDraw(Blueprint blueprint, Streets streets, List<Offerer> offerers) {
        this.size = blueprint.size();
        this.timeline = blueprint.timeline();
        this.words = blueprint.words();
        this.streets = streets;
        this.offerers = offerers;
        this.stream = blueprint.stream("venue");
    }

    List<Venue> draw() {
        int total = size.physicalVenues() + size.virtualVenues();
        return IntStream.rangeClosed(1, total)
                .mapToObj(id -> id <= size.physicalVenues() ? physical(id) : virtual(id))
                .toList();
    }

    private Venue physical(int id) {
        var dice = stream.dice(id);
        var kind = id <= PHYSICAL.size() ? PHYSICAL.get(id - 1) : KINDS.draw(dice);
        var name = kind.sign() + " " + words.phrase("thing", dice) + " " + words.phrase("tail", dice);
        return new Venue(
                id,
                offerer(id, dice),
                kind,
                streets.busy(dice),
                name,
                Timeline.between(timeline.start(), timeline.daysAgo(50), dice),
                dice.heavy(1.1),
                dice.skewed(.5),
                provider(kind, dice));
    }

    private Venue virtual(int id) {
        var dice = stream.dice(id);
        var created = Timeline.between(timeline.start(), timeline.daysAgo(50), dice);
        var offerer = offerers.get((id - size.physicalVenues() - 1) * 3 % offerers.size());
        return new Venue(id, offerer, VenueKind.NUMERIQUE, null, "Offre numérique", created, dice.heavy(1.1), 1, 0);
    }

    /** One offerer in twenty manages nothing yet. */
    private Offerer offerer(int id, Dice dice) {
        int managing = offerers.size() - offerers.size() / 20;
        return offerers.get(id <= managing ? id - 1 : dice.between(0, managing - 1));
    }

    private static int provider(VenueKind kind, Dice dice) {
        return switch (kind) {
            case CINEMA_SALLE -> 1;
            case LIBRAIRIE -> dice.chance(.6) ? 2 : 0;
            case DISQUAIRE -> dice.chance(.3) ? 3 : 0;
            default -> 0;
        };
    }
}

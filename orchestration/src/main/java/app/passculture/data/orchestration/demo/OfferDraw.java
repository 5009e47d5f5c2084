package app.passculture.data.orchestration.demo;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Draws the offers: so many without a flaw, and as many of each flaw as of the others, in random order. */
final class OfferDraw {
    private static final int CONTESTS = 200;
    private static final int NATIONALS = 33;

    private static final List<OfferType> TECHNICAL = List.of(OfferType.ACTIVATION, OfferType.ACTIVATION_EVENEMENT);
    private static final List<Flaw> FLAWS =
            Arrays.stream(Flaw.values()).filter(flaw -> flaw != Flaw.NONE).toList();
    private static final Weighted<OfferType> TYPES = Weighted.of(List.of(OfferType.values()), OfferType::share);

    private final WorldSize size;
    private final Timeline timeline;
    private final VenuePools venues;
    private final RandomStream stream;
    private final StockDraw stocks;
    private final Map<OfferType, Weighted<Work>> works = new EnumMap<>(OfferType.class);
    private int flawless;

    OfferDraw(Blueprint blueprint, VenuePools venues, List<Work> works) {
        this.size = blueprint.size();
        this.timeline = blueprint.timeline();
        this.venues = venues;
        this.stream = blueprint.stream("offer");
        this.stocks = new StockDraw(timeline, blueprint.stream("stock"));
        works.stream()
                .collect(Collectors.groupingBy(Work::type))
                .forEach((type, list) -> this.works.put(type, Weighted.of(list, OfferDraw::renown)));
    }

    List<Offer> draw() {
        var flaws = flaws();
        return IntStream.rangeClosed(1, size.offers())
                .mapToObj(id -> offer(id, flaws[id - 1]))
                .toList();
    }

    private static double renown(Work work) {
        return Math.sqrt(work.appeal());
    }

    private Flaw[] flaws() {
        var flaws = new Flaw[size.offers()];
        Arrays.fill(flaws, Flaw.NONE);
        for (int i = 0; i < size.flawedOffers(); i++) {
            flaws[i] = FLAWS.get(i % FLAWS.size());
        }
        shuffle(flaws, stream.dice(0));
        return flaws;
    }

    private static void shuffle(Flaw[] flaws, Dice dice) {
        for (int i = flaws.length - 1; i > 0; i--) {
            int other = dice.between(0, i);
            var held = flaws[i];
            flaws[i] = flaws[other];
            flaws[other] = held;
        }
    }

    private Offer offer(int id, Flaw flaw) {
        var dice = stream.dice(id);
        var work = work(flaw, dice);
        var digital = flaw != Flaw.OFFERER_INACTIVE && dice.chance(work.type().digital());
        var venue = venue(work.type(), flaw, digital, dice);
        var contest = id % CONTESTS == 77;
        long created = created(flaw, dice);
        double appeal = work.appeal() * venue.renown() * dice.skewed(.3);
        int price = contest ? 0 : work.type().price(dice);
        return new Offer(
                id,
                venue,
                work,
                digital,
                national(flaw, digital, dice),
                contest,
                flaw,
                created,
                appeal,
                stocks.draw(id, work.type(), flaw, created, price));
    }

    /** A fifth is new; what activates accounts has always been there. */
    private long created(Flaw flaw, Dice dice) {
        if (flaw == Flaw.ACTIVATION) {
            return timeline.start();
        }
        double oldest = dice.chance(.2) ? 30 : 600;
        return Timeline.between(timeline.daysAgo(oldest), timeline.daysAgo(1), dice);
    }

    private Work work(Flaw flaw, Dice dice) {
        var type = flaw == Flaw.ACTIVATION ? dice.pick(TECHNICAL) : TYPES.draw(dice);
        return Objects.requireNonNull(works.get(type)).draw(dice);
    }

    private Venue venue(OfferType type, Flaw flaw, boolean digital, Dice dice) {
        if (flaw == Flaw.OFFERER_INACTIVE) {
            return venues.inactive(dice);
        }
        return digital ? venues.virtual(dice) : venues.active(type, dice);
    }

    /** Every 33rd recommendable offer is national, so that even the smallest world has some. */
    private boolean national(Flaw flaw, boolean digital, Dice dice) {
        boolean chosen = digital && dice.chance(.1);
        boolean due = flaw == Flaw.NONE && flawless++ % NATIONALS == 0;
        return due || chosen;
    }
}

package app.passculture.data.orchestration.demo;

import java.util.ArrayList;
import java.util.List;

/**
 * Draws the stocks of one offer after the other, so that its flaw and nothing else decides whether it can be booked
 * now; what is open stays open for a month.
 */
final class StockDraw {
    private static final int SAFE_DAYS = 31;
    private final Timeline timeline;
    private final RandomStream stream;
    private int drawn;

    StockDraw(Timeline timeline, RandomStream stream) {
        this.timeline = timeline;
        this.stream = stream;
    }

    List<Stock> draw(int offer, OfferType type, Flaw flaw, long created, int price) {
        var dice = stream.dice(offer);
        if (flaw == Flaw.WITHOUT_STOCK) {
            return List.of();
        }
        return type.event() ? shows(flaw, created, price, dice) : List.of(goods(flaw, created, price, dice));
    }

    private Stock goods(Flaw flaw, long created, int price, Dice dice) {
        long limit = dice.chance(.1) ? timeline.daysAhead(dice.between(SAFE_DAYS, 200)) : Timeline.NEVER;
        if (flaw == Flaw.EXPIRED) {
            limit = Timeline.between(created, timeline.now(), dice);
        }
        return stock(flaw, created, Timeline.NEVER, limit, price, dice);
    }

    private List<Stock> shows(Flaw flaw, long created, int price, Dice dice) {
        var shows = new ArrayList<Stock>();
        long begins = created;
        for (int past = dice.between(flaw == Flaw.EXPIRED ? 1 : 0, 3); past > 0; past--) {
            begins = Timeline.between(begins, timeline.now() - Timeline.HOUR, dice);
            shows.add(show(past == 2 ? Flaw.SOFT_DELETED : flaw, created, begins, price, dice));
        }
        if (flaw != Flaw.EXPIRED) {
            for (int future = dice.between(0, 2); future > 0; future--) {
                shows.add(show(flaw, created, timeline.daysAhead(1 + 20 * dice.fraction()), price, dice));
            }
            shows.add(show(flaw, created, timeline.daysAhead(SAFE_DAYS + 5 + 90 * dice.fraction()), price, dice));
        }
        return List.copyOf(shows);
    }

    private Stock show(Flaw flaw, long created, long begins, int price, Dice dice) {
        long limit = dice.chance(.3) ? Timeline.NEVER : begins - (long) (dice.fraction() * 2 * Timeline.DAY);
        return stock(flaw, created, begins, limit, price, dice);
    }

    private Stock stock(Flaw flaw, long created, long begins, long limit, int price, Dice dice) {
        int spare = dice.chance(.4) ? Stock.UNLIMITED : dice.between(1, 200);
        return new Stock(
                ++drawn,
                created + dice.between(0, 3) * Timeline.HOUR,
                begins,
                limit,
                price,
                flaw == Flaw.SOLD_OUT ? 0 : spare,
                flaw == Flaw.SOFT_DELETED);
    }
}

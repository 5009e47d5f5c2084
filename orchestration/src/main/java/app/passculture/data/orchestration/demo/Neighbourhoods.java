package app.passculture.data.orchestration.demo;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What people of each zone come across: any offer of a type in proportion to its appeal and to how near it is. */
final class Neighbourhoods {
    static final double REACH_METRES = 1_800;
    /** How little an offer from anywhere stands out against one round the corner. */
    private static final double DISTANT = .2;

    private final Map<OfferType, Market> markets = new EnumMap<>(OfferType.class);

    Neighbourhoods(Catalogue catalogue) {
        var byType = catalogue.offers().stream()
                .filter(offer -> !offer.type().technical() && !offer.stocks().isEmpty())
                .collect(Collectors.groupingBy(Offer::type));
        byType.forEach((type, offers) -> markets.put(type, Market.of(offers, catalogue.zones())));
    }

    /** An offer of that type for somebody of that zone, or of no zone of Paris, unless there is none. */
    Optional<Offer> offer(@Nullable Zone zone, OfferType type, Dice dice) {
        return Optional.ofNullable(markets.get(type)).flatMap(market -> market.draw(zone, dice));
    }

    /** How much the distance dampens demand, 1 next door. */
    static double decay(Zone zone, Site site) {
        return StrictMath.exp(-Zone.metres(zone.centre(), site.place()) / REACH_METRES);
    }

    /** The shelves of one type; {@code reach[z]} holds their running weights as seen from zone z + 1. */
    private static final class Market {
        private final List<Shelf> shelves;
        private final float[][] reach;
        private final Shelf anywhere;

        private Market(List<Shelf> shelves, float[][] reach, Shelf anywhere) {
            this.shelves = shelves;
            this.reach = reach;
            this.anywhere = anywhere;
        }

        static Market of(List<Offer> offers, List<Zone> zones) {
            var shelves = offers.stream()
                    .filter(offer -> !offer.anywhere())
                    .collect(Collectors.groupingBy(offer -> offer.venue().id(), TreeMap::new, Collectors.toList()))
                    .values()
                    .stream()
                    .map(shelf -> Shelf.of(shelf.getFirst().venue().site(), shelf))
                    .toList();
            var reach = zones.stream().map(zone -> reach(zone, shelves)).toArray(float[][]::new);
            return new Market(
                    shelves,
                    reach,
                    Shelf.of(null, offers.stream().filter(Offer::anywhere).toList()));
        }

        private static float[] reach(Zone zone, List<Shelf> shelves) {
            var running = new float[shelves.size()];
            double sum = 0;
            for (int i = 0; i < running.length; i++) {
                var site = shelves.get(i).site();
                sum += site == null ? 0 : shelves.get(i).appeal() * decay(zone, site);
                running[i] = (float) sum;
            }
            return running;
        }

        Optional<Offer> draw(@Nullable Zone zone, Dice dice) {
            var near = zone == null ? new float[0] : reach[zone.id() - 1];
            double local = near.length == 0 ? 0 : near[near.length - 1];
            double place = dice.fraction() * (local + anywhere.appeal() * DISTANT);
            if (place < local) {
                return Optional.of(shelves.get(found(near, place)).draw(dice));
            }
            return anywhere.isEmpty() ? Optional.empty() : Optional.of(anywhere.draw(dice));
        }

        private static int found(float[] running, double place) {
            int index = Arrays.binarySearch(running, (float) place);
            return Math.min(index < 0 ? -index - 1 : index + 1, running.length - 1);
        }
    }
}

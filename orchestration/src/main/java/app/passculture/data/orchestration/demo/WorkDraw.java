package app.passculture.data.orchestration.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;

/** Draws the works of every type: as many as the type's offers need, most of them little known. */
final class WorkDraw {
    private static final double KINSHIP = .6;

    private final Blueprint blueprint;
    private final RandomStream stream;
    private final RandomStream taste;
    private final double shares =
            Arrays.stream(OfferType.values()).mapToDouble(OfferType::share).sum();

    WorkDraw(Blueprint blueprint) {
        this.blueprint = blueprint;
        this.stream = blueprint.stream("work");
        this.taste = blueprint.stream("work.traits");
    }

    List<Work> draw() {
        var works = new ArrayList<Work>();
        for (var type : EnumSet.allOf(OfferType.class)) {
            int last = works.size() + count(type);
            while (works.size() < last) {
                works.add(work(works.size() + 1, type));
            }
        }
        return List.copyOf(works);
    }

    private int count(OfferType type) {
        return (int) Math.ceil(blueprint.size().offers() * type.share() / shares / type.sharing()) + 1;
    }

    private Work work(int id, OfferType type) {
        var words = blueprint.words();
        var dice = stream.dice(id);
        return new Work(
                id,
                type,
                words.phrase(type.vocabulary(), dice),
                words.phrase("author", dice),
                dice.heavy(1.6),
                traits(id, type));
    }

    /** Traits of variance 1 each: a part shared with the type, the rest the work's own. */
    private Traits traits(int id, OfferType type) {
        var kin = blueprint.stream("work.traits." + type).dice(0);
        var own = taste.dice(id);
        return Traits.of(i -> KINSHIP * kin.bell() + Math.sqrt(1 - KINSHIP * KINSHIP) * own.bell());
    }
}

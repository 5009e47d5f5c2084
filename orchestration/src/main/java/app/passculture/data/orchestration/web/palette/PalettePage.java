package app.passculture.data.orchestration.web.palette;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What the palette offers for the letters somebody has typed, in the order of its kinds. */
public record PalettePage(List<Offer> offers) {
    public PalettePage {
        offers = List.copyOf(offers);
    }

    /** What is offered; the order is that of the list. */
    public enum Kind {
        HERE,
        PIPELINE,
        RUN,
        TASK,
        ORDER,
        PAGE;

        /** The last part of the key of its text. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What choosing does: open an address, give an order at one, or something that only the browser can do. */
    public enum Act {
        GO,
        POST,
        DO;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One line of the list.
     *
     * @param detail what tells it from others, or nothing
     * @param state of a run, or nothing
     * @param target an address, or the name of what the browser does
     */
    public record Offer(Kind kind, String label, String detail, String state, Act act, String target) {
        static Offer go(Kind kind, String label, String detail, String address) {
            return new Offer(kind, label, detail, "", Act.GO, address);
        }

        static Offer post(Kind kind, String label, String address) {
            return new Offer(kind, label, "", "", Act.POST, address);
        }

        static Offer browser(String label, String action) {
            return new Offer(Kind.PAGE, label, "", "", Act.DO, action);
        }
    }

    /** The kinds there is something of. */
    public List<Kind> kinds() {
        return Stream.of(Kind.values())
                .filter(kind -> offers.stream().anyMatch(offer -> offer.kind() == kind))
                .toList();
    }

    public List<Offer> of(Kind kind) {
        return offers.stream().filter(offer -> offer.kind() == kind).toList();
    }
}

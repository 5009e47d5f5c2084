package app.passculture.data.orchestration.web.admin;

import app.passculture.data.orchestration.listing.Window;
import java.util.Locale;
import org.springframework.web.util.UriComponentsBuilder;

/** Letters that are looked for in names, and the rows of what was found that a page shows. */
public record Search(String letters, int from) {
    private static final int SHOWN = 50;

    public Search {
        letters = letters.strip();
        from = Math.max(0, from);
    }

    /** As a pattern of SQL in which only what is around the letters is wild. */
    String pattern() {
        return "%" + letters.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    boolean finds(String name) {
        return name.toLowerCase(Locale.ROOT).contains(letters.toLowerCase(Locale.ROOT));
    }

    Window window() {
        return new Window(SHOWN, from);
    }

    public boolean hasNext(long total) {
        return from + SHOWN < total;
    }

    public boolean hasPrevious() {
        return from > 0;
    }

    /** The page of a part so many pages further. */
    public String address(String part, int pages) {
        return UriComponentsBuilder.fromPath(part)
                .queryParam("q", "{letters}")
                .queryParam("from", Math.max(0, from + pages * SHOWN))
                .encode()
                .buildAndExpand(letters)
                .toUriString();
    }
}

package app.passculture.data.analytics.documentation;

import java.util.Locale;

/** Text that is written into pages. */
final class Html {

    private Html() {}

    /** Text as it may stand between tags and in attributes. */
    static String text(Object value) {
        StringBuilder escaped = new StringBuilder();
        for (char each : String.valueOf(value).toCharArray()) {
            switch (each) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.append(each);
            }
        }
        return escaped.toString();
    }

    /** A description: paragraphs, and what stands between backticks as code. */
    static String prose(String text) {
        if (text.isBlank()) {
            return "";
        }
        String escaped = text(text.strip()).replaceAll("`([^`]+)`", "<code>$1</code>");
        return "<p>" + escaped.replaceAll("\\n\\s*\\n", "</p><p>") + "</p>";
    }

    static String badge(String kind, String label) {
        return "<span class=\"badge " + kind.toLowerCase(Locale.ROOT) + "\">" + text(label) + "</span>";
    }

    /** A whole page; {@code root} leads to the folder of the site. */
    static String page(String title, String root, String body) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <link rel="stylesheet" href="%ssite.css">
                <script src="%sindex.js" defer></script>
                <script src="%ssite.js" defer></script>
                </head>
                <body data-root="%s">
                <header>
                <a class="home" href="%sindex.html">Models</a>
                <a href="%sgraph.html">Graph</a>
                <div class="search" role="search">
                <input id="search" type="search" placeholder="Search models and columns  ( / )" aria-label="Search models and columns" autocomplete="off">
                <ul id="results" hidden></ul>
                </div>
                <button id="theme" type="button" aria-label="Light or dark" title="Light or dark (t)">&#9680;</button>
                </header>
                <main>
                %s
                </main>
                </body>
                </html>
                """.formatted(text(title), root, root, root, root, root, root, body);
    }
}

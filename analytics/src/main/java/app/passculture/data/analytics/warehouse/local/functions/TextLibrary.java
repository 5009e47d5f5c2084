package app.passculture.data.analytics.warehouse.local.functions;

import static app.passculture.data.analytics.warehouse.local.functions.ScalarFunction.Kind.INT;
import static app.passculture.data.analytics.warehouse.local.functions.ScalarFunction.Kind.TEXT;

import app.passculture.data.analytics.warehouse.local.functions.ScalarFunction.Body;
import app.passculture.data.analytics.warehouse.local.functions.ScalarFunction.Kind;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** Functions of STRING; one that takes more or fewer arguments has their number behind its name. */
final class TextLibrary {
    private TextLibrary() {}

    static void addTo(List<ScalarFunction> all) {
        text(all, "bq_upper", a -> a.text(0).toUpperCase(Locale.ROOT), TEXT);
        text(all, "bq_lower", a -> a.text(0).toLowerCase(Locale.ROOT), TEXT);
        text(all, "bq_initcap1", a -> Strings.capitalised(a.text(0), Strings.WORD_ENDS), TEXT);
        text(all, "bq_initcap2", a -> Strings.capitalised(a.text(0), a.text(1)), TEXT, TEXT);
        text(all, "bq_reverse", a -> Strings.reversed(a.text(0)), TEXT);
        text(
                all,
                "bq_replace",
                a -> a.text(1).isEmpty() ? a.text(0) : a.text(0).replace(a.text(1), a.text(2)),
                TEXT,
                TEXT,
                TEXT);
        text(all, "bq_translate", a -> Strings.translated(a.text(0), a.text(1), a.text(2)), TEXT, TEXT, TEXT);
        text(all, "bq_repeat", a -> a.text(0).repeat(Strings.count("REPEAT", a.integer(1))), TEXT, INT);
        text(all, "bq_soundex", a -> Soundex.of(a.text(0)), TEXT);
        text(all, "bq_empty_group", a -> EmptyGroup.in(a.text(0), a.text(1)), TEXT, TEXT);
        text(all, "bq_format", a -> Printf.format(a.text(0), a.text(1)), TEXT, TEXT);
        trims(all);
        parts(all);
        codePoints(all);
        text(all, "bq_normalize", a -> normalized(a.text(0), a.text(1)), TEXT, TEXT);
        text(
                all,
                "bq_normalize_and_casefold",
                a -> normalized(
                        normalized(a.text(0), a.text(1))
                                .toUpperCase(Locale.ROOT)
                                .toLowerCase(Locale.ROOT),
                        a.text(1)),
                TEXT,
                TEXT);
        all.add(new ScalarFunction(
                "bq_edit_distance", List.of(TEXT, TEXT), INT, a -> Strings.distance(a.text(0), a.text(1))));
    }

    private static void text(List<ScalarFunction> all, String name, Body body, Kind... parameters) {
        all.add(new ScalarFunction(name, List.of(parameters), TEXT, body));
    }

    private static void trims(List<ScalarFunction> all) {
        text(all, "bq_trim1", a -> Strings.trimmed(a.text(0), Strings.SPACE, true, true), TEXT);
        text(all, "bq_ltrim1", a -> Strings.trimmed(a.text(0), Strings.SPACE, true, false), TEXT);
        text(all, "bq_rtrim1", a -> Strings.trimmed(a.text(0), Strings.SPACE, false, true), TEXT);
        text(all, "bq_trim2", a -> Strings.trimmed(a.text(0), Strings.in(a.text(1)), true, true), TEXT, TEXT);
        text(all, "bq_ltrim2", a -> Strings.trimmed(a.text(0), Strings.in(a.text(1)), true, false), TEXT, TEXT);
        text(all, "bq_rtrim2", a -> Strings.trimmed(a.text(0), Strings.in(a.text(1)), false, true), TEXT, TEXT);
    }

    private static void parts(List<ScalarFunction> all) {
        text(all, "bq_substr", a -> Strings.part(a.text(0), a.integer(1), a.integer(2)), TEXT, INT, INT);
        text(all, "bq_left", a -> Strings.part(a.text(0), 1, Strings.count("LEFT", a.integer(1))), TEXT, INT);
        text(all, "bq_right", a -> Strings.right(a.text(0), Strings.count("RIGHT", a.integer(1))), TEXT, INT);
        text(all, "bq_lpad2", a -> Strings.padded("LPAD", a.text(0), a.integer(1), " ", true), TEXT, INT);
        text(all, "bq_lpad3", a -> Strings.padded("LPAD", a.text(0), a.integer(1), a.text(2), true), TEXT, INT, TEXT);
        text(all, "bq_rpad2", a -> Strings.padded("RPAD", a.text(0), a.integer(1), " ", false), TEXT, INT);
        text(all, "bq_rpad3", a -> Strings.padded("RPAD", a.text(0), a.integer(1), a.text(2), false), TEXT, INT, TEXT);
        integer(all, "bq_strpos", a -> Strings.position(a.text(0), a.text(1), 1, 1), TEXT, TEXT);
        integer(all, "bq_instr2", a -> Strings.position(a.text(0), a.text(1), 1, 1), TEXT, TEXT);
        integer(all, "bq_instr3", a -> Strings.position(a.text(0), a.text(1), a.integer(2), 1), TEXT, TEXT, INT);
        integer(
                all,
                "bq_instr4",
                a -> Strings.position(a.text(0), a.text(1), a.integer(2), a.integer(3)),
                TEXT,
                TEXT,
                INT,
                INT);
    }

    private static void codePoints(List<ScalarFunction> all) {
        integer(all, "bq_ascii", a -> CodePoints.ascii(a.text(0)), TEXT);
        integer(
                all,
                "bq_unicode",
                a -> a.text(0).isEmpty() ? 0L : (long) a.text(0).codePointAt(0),
                TEXT);
        text(all, "bq_chr", a -> CodePoints.character(a.integer(0)), INT);
        text(all, "bq_code_points", a -> CodePoints.list(a.text(0)), TEXT);
        text(all, "bq_text_of_code_points", a -> CodePoints.text(a.text(0)), TEXT);
        text(all, "bq_bytes_of_code_points", a -> CodePoints.bytes(a.text(0)), TEXT);
    }

    private static void integer(List<ScalarFunction> all, String name, Body body, Kind... parameters) {
        all.add(new ScalarFunction(name, List.of(parameters), INT, body));
    }

    private static String normalized(String text, String form) {
        return Normalizer.normalize(text, Normalizer.Form.valueOf(form));
    }
}

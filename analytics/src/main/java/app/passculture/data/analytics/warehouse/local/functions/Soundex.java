package app.passculture.data.analytics.warehouse.local.functions;

/** The four letters and digits by which a word sounds. */
final class Soundex {
    private static final String CODES = "01230120022455012623010202";

    private Soundex() {}

    static String of(String text) {
        StringBuilder code = new StringBuilder();
        char last = 0;
        for (char c : text.toUpperCase(java.util.Locale.ROOT).toCharArray()) {
            if (c < 'A' || c > 'Z' || code.length() == 4) {
                continue;
            }
            char digit = CODES.charAt(c - 'A');
            if (code.isEmpty()) {
                code.append(c);
            } else if (digit != '0' && digit != last) {
                code.append(digit);
            }
            last = digit == '0' ? last : digit;
        }
        return code.isEmpty() ? "" : (code + "000").substring(0, 4);
    }
}

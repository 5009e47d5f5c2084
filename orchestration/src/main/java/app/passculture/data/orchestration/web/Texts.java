package app.passculture.data.orchestration.web;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** What pages say, in the language of who reads them. */
public record Texts(Locale locale, ResourceBundle bundle) {
    private static final String BUNDLE = "web.texts";

    /** The languages there are texts for; the first is for all others. */
    static final java.util.List<Locale> LANGUAGES = java.util.List.of(Locale.ENGLISH, Locale.FRENCH);

    static Texts in(Locale wanted) {
        Locale locale = LANGUAGES.stream()
                .filter(language -> language.getLanguage().equals(wanted.getLanguage()))
                .findFirst()
                .orElse(Locale.ENGLISH);
        return new Texts(
                locale,
                ResourceBundle.getBundle(
                        BUNDLE,
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
    }

    /** The text with its arguments, in the syntax of {@link MessageFormat}; fails for a key that no file has. */
    public String of(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), locale).format(arguments);
    }
}

package app.passculture.data.analytics.googlesql;

import com.google.zetasql.Analyzer;
import com.google.zetasql.AnalyzerOptions;
import com.google.zetasql.LanguageOptions;
import com.google.zetasql.ParseResumeLocation;
import com.google.zetasql.SqlException;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedStatement;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks the analyzer, and says its errors in our words. */
final class Analyses {

    private static final Pattern PLACED = Pattern.compile("(?s)(.*?) \\[at (\\d+):(\\d+)](.*)");

    /** Beginnings of statements that only a script may hold and that the analyzer does not resolve. */
    private static final Set<String> PROCEDURAL = Set.of(
            "DECLARE",
            "SET",
            "IF",
            "LOOP",
            "WHILE",
            "REPEAT",
            "FOR",
            "CASE",
            "BREAK",
            "LEAVE",
            "CONTINUE",
            "ITERATE",
            "RETURN",
            "RAISE",
            "END",
            "ELSE",
            "ELSEIF",
            "UNTIL");

    private final LanguageOptions language;
    private final Stages stages;

    Analyses(LanguageOptions language, Stages stages) {
        this.language = language;
        this.stages = stages;
    }

    /** The statement that begins at a character of the text. */
    Analysis next(CanonicalText text, int from, Declared declared) {
        refuseProcedural(text, from);
        AnalyzerOptions options = options(declared);
        ParseResumeLocation names = location(text, from);
        List<List<String>> paths = asking(text, () -> Analyzer.extractTableNamesFromNextStatement(names, options));
        Scene scene = declared.scene(AlteredTable.with(paths, text.text(), from), text.externalCalls());
        refuseTwins(text, from, scene);
        try (Stages.Lease lease = stages.lease(scene)) {
            return on(lease.stage(), text, from, options);
        }
    }

    Analysis on(Stage stage, CanonicalText text, int from, AnalyzerOptions options) {
        ParseResumeLocation location = location(text, from);
        ResolvedStatement statement =
                asking(text, () -> Analyzer.analyzeNextStatement(location, options, stage.catalog()));
        return new Analysis(text, statement, from, text.character(location.getBytePosition()));
    }

    AnalyzerOptions options(Declared declared) {
        AnalyzerOptions options = Dialect.options(language);
        declared.parameters().forEach((name, type) -> options.addQueryParameter(name, SqlTypes.analyzed(type)));
        return options;
    }

    private static void refuseProcedural(CanonicalText text, int from) {
        SqlTokens tokens = new SqlTokens(text.text(), from);
        if (!tokens.next() || tokens.kind() != SqlTokens.Kind.WORD) {
            return;
        }
        String word = tokens.text().toUpperCase(java.util.Locale.ROOT);
        boolean block = word.equals("BEGIN") && tokens.next() && !tokens.isSymbol(';') && !tokens.isWord("TRANSACTION");
        if (block || PROCEDURAL.contains(word)) {
            throw new GoogleSqlException.NotUnderstood(
                    "A script with " + word + " is not understood here", text.place(from));
        }
    }

    /** To the analyzer names that differ only in case are one; to BigQuery they are two tables. */
    private static void refuseTwins(CanonicalText text, int from, Scene scene) {
        Set<String> seen = new java.util.HashSet<>();
        for (List<String> path : scene.tables().keySet()) {
            String name = String.join(".", path);
            if (!seen.add(name.toLowerCase(java.util.Locale.ROOT))) {
                throw new GoogleSqlException.NotUnderstood(
                        "Two tables whose names differ only in case are not understood in one statement: " + name,
                        text.place(from));
            }
        }
    }

    private static ParseResumeLocation location(CanonicalText text, int from) {
        ParseResumeLocation location = new ParseResumeLocation(text.text());
        location.setBytePosition(text.byteOffset(from));
        return location;
    }

    private static <T> T asking(CanonicalText text, Supplier<T> question) {
        try {
            return question.get();
        } catch (SqlException refused) {
            if (isTooDeep(refused)) {
                return DeepStack.call(question);
            }
            throw said(text, refused);
        } catch (StackOverflowError tooDeep) {
            return DeepStack.call(question);
        }
    }

    private static boolean isTooDeep(Throwable refused) {
        Throwable cause = refused;
        while (cause != null && !(cause instanceof StackOverflowError)) {
            cause = cause.getCause();
        }
        return cause != null;
    }

    private static GoogleSqlException said(CanonicalText text, SqlException refused) {
        String message = String.valueOf(refused.getMessage());
        Matcher matcher = PLACED.matcher(message);
        if (matcher.matches()) {
            Place place = text.place(Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(3)));
            return new GoogleSqlException.Invalid(matcher.group(1) + matcher.group(4), place);
        }
        boolean internal = refused.getCause() instanceof com.google.zetasql.io.grpc.StatusRuntimeException status
                && status.getStatus().getCode() != com.google.zetasql.io.grpc.Status.Code.INVALID_ARGUMENT;
        return internal
                ? new GoogleSqlException.Broken("The SQL analyzer failed: " + message, refused)
                : new GoogleSqlException.Invalid(message, Place.at(text.original(), 0));
    }
}

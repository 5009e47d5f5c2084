package app.passculture.data.orchestration.pipeline.purity;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The calls of the JDK and of our clients that look outside the program, by what they look at. */
final class Outside {

    private static final Map<String, Pattern> CALLS = patterns(Map.of(
            "the clock",
            """
            java/time/\\w+\\.now\\(.*
            java/time/(Clock|InstantSource)\\.(system|tick).*
            java/lang/System\\.(currentTimeMillis|nanoTime)\\(.*
            java/util/Date\\.<init>\\(\\).*
            java/util/Calendar\\.getInstance\\(.*
            """,
            "chance",
            """
            java/lang/Math\\.random\\(.*
            java/util/(Random|SplittableRandom)\\.<init>\\(\\).*
            java/security/SecureRandom\\..*
            java/util/concurrent/ThreadLocalRandom\\.current\\(.*
            java/util/random/RandomGenerator\\.(getDefault|of)\\(.*
            java/util/UUID\\.randomUUID\\(.*
            """,
            "files",
            """
            java/nio/file/Files\\..*
            java/io/(FileInputStream|FileOutputStream|FileReader|FileWriter|RandomAccessFile)\\.<init>.*
            java/io/File\\.(exists|isFile|isDirectory|list|listFiles|length|lastModified|delete|mkdirs?|create\\w+)\\(.*
            java/util/Scanner\\.<init>\\(Ljava/(io/File|nio/file/Path);.*
            """,
            "the network or a database",
            """
            java/net/(\\w*Socket\\w*|InetAddress|\\w*URLConnection)\\..*
            java/net/URL\\.(openStream|openConnection|getContent)\\(.*
            java/net/http/.*
            java/nio/channels/.*
            java/sql/.*
            javax/(sql|net)/.*
            com/google/cloud/.*
            """,
            "processes or threads",
            """
            java/lang/ProcessBuilder\\..*
            java/lang/ProcessHandle\\..*
            java/lang/Runtime\\.exec\\(.*
            java/lang/Thread\\.(<init>|start\\w*|ofVirtual|ofPlatform|sleep)\\(.*
            java/util/concurrent/Executors\\..*
            """,
            "the environment",
            """
            java/lang/System\\.(getenv|getProperty|getProperties)\\(.*
            java/time/ZoneId\\.systemDefault\\(.*
            java/util/(Locale|TimeZone)\\.getDefault\\(.*
            java/lang/(Integer\\.getInteger|Long\\.getLong|Boolean\\.getBoolean)\\(.*
            """));

    private static final Pattern ANY = Pattern.compile(
            String.join("|", CALLS.values().stream().map(Pattern::pattern).toList()));

    private Outside() {}

    /** What a call looks at, the call being owner.name followed by its descriptor. */
    static Optional<String> subject(String call) {
        if (!ANY.matcher(call).matches()) {
            return Optional.empty();
        }
        return CALLS.entrySet().stream()
                .filter(entry -> entry.getValue().matcher(call).matches())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static Map<String, Pattern> patterns(Map<String, String> lines) {
        Map<String, Pattern> patterns = new LinkedHashMap<>();
        lines.forEach((subject, calls) -> patterns.put(
                subject, Pattern.compile(String.join("|", calls.lines().toList()))));
        return patterns;
    }
}

package app.passculture.data.orchestration;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Holds the tree of the root README: which package may see which, and how a type of ours looks. */
class ArchitectureTest {

    private static final String ROOT = "app.passculture.data.";

    /** The whole tree; a package that is not here, or an edge that is not here, fails the build. */
    private static final Map<String, Set<String>> EDGES = edges("""
            recommendation.model                 ->
            recommendation.model.training        -> recommendation.model
            recommendation.model.registry        -> recommendation.model
            recommendation.db.catalog            ->
            recommendation.db.connection         ->
            recommendation.db.migration          -> recommendation.db.connection
            recommendation.db.refresh            -> recommendation.db.connection
            recommendation.db.load               -> recommendation.db.catalog recommendation.db.connection recommendation.db.refresh
            recommendation.db.unload             ->
            analytics                            -> analytics.check analytics.documentation analytics.execution analytics.googlesql analytics.quality analytics.template analytics.transformation analytics.warehouse analytics.warehouse.bigquery analytics.warehouse.local analytics.warehouse.local.duckdb
            analytics.execution                  -> analytics.quality analytics.template analytics.transformation analytics.warehouse
            analytics.quality                    -> analytics.template analytics.transformation analytics.warehouse
            analytics.warehouse                  ->
            analytics.warehouse.local            -> analytics.warehouse analytics.googlesql
            analytics.warehouse.local.functions  -> analytics.warehouse
            analytics.warehouse.local.translation -> analytics.googlesql analytics.warehouse
            analytics.warehouse.local.duckdb     -> analytics.googlesql analytics.warehouse analytics.warehouse.local analytics.warehouse.local.functions analytics.warehouse.local.translation
            analytics.warehouse.local.http       ->
            analytics.warehouse.local.storage    -> analytics.warehouse analytics.warehouse.local.http
            analytics.warehouse.local.endpoint   -> analytics.warehouse analytics.warehouse.local analytics.warehouse.local.http
            analytics.warehouse.bigquery         -> analytics.warehouse
            analytics.googlesql                  -> analytics.warehouse
            analytics.template                   ->
            analytics.check                      -> analytics.googlesql analytics.quality analytics.template analytics.transformation analytics.warehouse
            analytics.documentation              -> analytics.check analytics.transformation analytics.warehouse
            analytics.transformation             -> analytics.warehouse analytics.template
            recommendation.api                   ->
            recommendation.api.access            ->
            recommendation.api.experiment        -> recommendation.model
            recommendation.api.location          ->
            recommendation.api.candidate         -> recommendation.api.location recommendation.model
            recommendation.api.ranking           -> recommendation.api.candidate recommendation.model recommendation.model.registry
            recommendation.api.history           -> recommendation.model
            recommendation.api.health            ->
            recommendation.api.recommend         -> recommendation.api.candidate recommendation.api.experiment recommendation.api.history recommendation.api.location recommendation.api.ranking recommendation.model
            orchestration                        -> orchestration.execution orchestration.journal orchestration.pipeline orchestration.pipeline.spec orchestration.scheduler
            orchestration.pipeline.schedule      ->
            orchestration.pipeline.parameter     ->
            orchestration.pipeline.purity        ->
            orchestration.pipeline.spec          -> orchestration.pipeline.schedule
            orchestration.pipeline               -> orchestration.pipeline.parameter orchestration.pipeline.purity orchestration.pipeline.schedule orchestration.pipeline.spec
            orchestration.run                    -> orchestration.pipeline orchestration.pipeline.schedule orchestration.pipeline.spec
            orchestration.listing                ->
            orchestration.vault                  -> orchestration.journal orchestration.listing
            orchestration.access                 -> orchestration.journal orchestration.vault
            orchestration.history                -> orchestration.journal orchestration.listing orchestration.pipeline.spec
            orchestration.administration         -> orchestration.access orchestration.journal orchestration.listing orchestration.vault
            orchestration.api                    -> orchestration.access orchestration.administration orchestration.history orchestration.journal orchestration.listing orchestration.log orchestration.pipeline orchestration.pipeline.parameter orchestration.pipeline.schedule orchestration.pipeline.spec orchestration.run orchestration.scheduler orchestration.vault
            orchestration.journal                -> orchestration.pipeline orchestration.pipeline.schedule orchestration.pipeline.spec orchestration.run
            orchestration.scheduler              -> orchestration.execution orchestration.journal orchestration.pipeline orchestration.pipeline.parameter orchestration.pipeline.schedule orchestration.pipeline.spec orchestration.run
            orchestration.rehearsal              -> orchestration.pipeline orchestration.pipeline.parameter orchestration.pipeline.schedule orchestration.pipeline.spec orchestration.run
            orchestration.log                    ->
            orchestration.log.gcs                -> orchestration.log
            orchestration.execution              -> orchestration.log orchestration.pipeline orchestration.pipeline.parameter orchestration.pipeline.schedule orchestration.pipeline.spec orchestration.run orchestration.vault
            orchestration.loop                   ->
            orchestration.alert                  -> orchestration.loop orchestration.pipeline.spec orchestration.vault
            orchestration.retention              -> orchestration.log orchestration.loop
            orchestration.demo                   -> recommendation.db.catalog
            orchestration.web                    -> orchestration.access orchestration.history orchestration.journal orchestration.pipeline orchestration.pipeline.parameter orchestration.pipeline.schedule orchestration.pipeline.spec orchestration.scheduler
            orchestration.web.pipeline           -> orchestration.access orchestration.journal orchestration.log orchestration.pipeline orchestration.pipeline.schedule orchestration.pipeline.spec orchestration.run orchestration.scheduler orchestration.web
            orchestration.web.palette            -> orchestration.access orchestration.pipeline orchestration.pipeline.spec orchestration.scheduler orchestration.web orchestration.web.pipeline
            orchestration.jobs.matomo            -> analytics.warehouse orchestration.vault
            orchestration.jobs.survey            -> orchestration.vault
            orchestration.web.admin              -> orchestration.access orchestration.administration orchestration.history orchestration.journal orchestration.listing orchestration.pipeline orchestration.pipeline.spec orchestration.scheduler orchestration.vault orchestration.web orchestration.web.pipeline
            orchestration.jobs                   -> orchestration.jobs.matomo orchestration.jobs.survey orchestration.vault analytics.execution analytics.quality analytics.transformation analytics.warehouse orchestration.pipeline orchestration.pipeline.parameter orchestration.pipeline.schedule orchestration.pipeline.spec recommendation.db.catalog recommendation.db.load recommendation.db.unload recommendation.model recommendation.model.registry recommendation.model.training
            orchestration.jobs.platform          -> analytics.execution analytics.googlesql analytics.transformation analytics.warehouse analytics.warehouse.bigquery analytics.warehouse.local analytics.warehouse.local.duckdb analytics.warehouse.local.storage orchestration.execution orchestration.jobs recommendation.model.registry
            orchestration.local                  -> orchestration orchestration.demo recommendation.db.catalog recommendation.db.load recommendation.db.migration recommendation.db.refresh recommendation.model recommendation.model.registry recommendation.model.training
            """);

    /** Packages whose callers (our pipelines, the scheduler, the SQL engine) are not written yet. */
    private static final Set<String> AWAITED = Set.of(
            "orchestration.pipeline",
            "orchestration.rehearsal",
            "orchestration.execution",
            "orchestration.log",
            "analytics.googlesql",
            "analytics.template",
            "analytics.transformation",
            "analytics.warehouse",
            "analytics.warehouse.local.duckdb",
            "recommendation.db.unload");

    /** Types whose only callers in another package are tests: those of the REST API let people in. */
    private static final Set<String> SEEN_BY_TESTS = Set.of("Users");

    /** Types that are made by the name written in settings. */
    private static final Set<String> NAMED_BY_SETTINGS = Set.of(
            "TaskLogging",
            "UnixSocketFactory",
            "ExportCloudSqlTables",
            "ImportDataAnalytics",
            "Kpi",
            "MatomoHistory",
            "MatomoRefresh",
            "Monitoring",
            "Platforms",
            "RecommendationCloudSql",
            "RecommendationPurge",
            "SurveyImport",
            "TrainRecommendationModel");

    private static final List<Path> MODULES = modules();

    private static final JavaClasses OURS = new ClassFileImporter()
            .importPaths(MODULES.stream()
                    .map(module -> module.resolve("target/classes"))
                    .filter(Files::isDirectory)
                    .toList())
            // What templates become counts as a user of ours, and is not ours.
            .that(resideOutsideOfPackages("gg.jte.."));

    @Test
    void everyPackageIsInTheTree() {
        Set<String> packages =
                OURS.stream().map(ArchitectureTest::shortPackage).collect(Collectors.toCollection(TreeSet::new));
        assertThat(packages).isNotEmpty().allMatch(EDGES::containsKey);
    }

    @Test
    void packagesSeeOnlyWhatTheTreeAllows() {
        assertThat(OURS.stream()
                        .flatMap(ArchitectureTest::forbiddenEdges)
                        .distinct()
                        .sorted())
                .isEmpty();
    }

    @Test
    void thereIsNoPackageCycle() {
        slices().matching(ROOT + "(**)").should().beFreeOfCycles().check(OURS);
    }

    @Test
    void theApplicationModulesAreNotSeenByLibraries() {
        noClasses()
                .that(resideInAnyPackage(
                        ROOT + "recommendation.model..", ROOT + "recommendation.db..", ROOT + "analytics.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(ROOT + "recommendation.api..", ROOT + "orchestration.."))
                .check(OURS);
    }

    @Test
    void librariesDoNotKnowSpring() {
        noClasses()
                .that(resideInAnyPackage(
                        ROOT + "recommendation.model..", ROOT + "recommendation.db..", ROOT + "analytics.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.springframework.."))
                .check(OURS);
    }

    // The log store is an adapter too: of the port beside it, in a package that holds nothing else.
    @Test
    void googleCloudStaysInItsAdapters() {
        noClasses()
                .that(resideOutsideOfPackages("..bigquery..", "..registry.gcs..", "..orchestration.log.gcs.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage("com.google.cloud.."))
                .check(OURS);
    }

    @Test
    void duckDbStaysInTheLocalWarehouse() {
        noClasses()
                .that(resideOutsideOfPackages("..warehouse.local.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.duckdb.."))
                .check(OURS);
    }

    @Test
    void theAnalyzerOfSqlStaysWhereItCanBeExchanged() {
        noClasses()
                .that(resideOutsideOfPackages("..analytics.googlesql..", "..warehouse.local.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage("com.google.zetasql.."))
                .check(OURS);
    }

    @Test
    void theDemoWorldIsSeenOnlyByTheLocalPlatform() {
        noClasses()
                .that(resideOutsideOfPackages(ROOT + "orchestration.demo..", ROOT + "orchestration.local.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(ROOT + "orchestration.demo.."))
                .check(OURS);
    }

    @Test
    void everyPackageIsNullMarkedAndSaysWhatItIs() {
        Set<String> marked = OURS.stream()
                .filter(type -> type.getSimpleName().equals("package-info"))
                .filter(type -> type.isAnnotatedWith(NullMarked.class))
                .map(JavaClass::getPackageName)
                .collect(Collectors.toSet());
        assertThat(OURS.stream().map(JavaClass::getPackageName).distinct()).allMatch(marked::contains);
    }

    @Test
    void namesAreNounsOfTheDomain() {
        classes()
                .should()
                .haveNameNotMatching(
                        ".*\\.(Abstract|Base)[A-Z]\\w*|.*(Utils?|Helper|Manager|Impl|Dto|DTO|Base|Common|Constants)")
                .check(OURS);
    }

    @Test
    void methodsAreNotGetters() {
        noMethods()
                .that(areWrittenByUs())
                .should()
                .haveNameMatching("get[A-Z].*")
                .check(OURS);
    }

    @Test
    void publicMethodsTakeNoBooleans() {
        methods()
                .that()
                .arePublic()
                .and(areWrittenByUs())
                .and(DescribedPredicate.describe(
                        "outside records", method -> !method.getOwner().isRecord()))
                .should()
                .notHaveRawParameterTypes(DescribedPredicate.describe(
                        "a boolean", types -> types.stream().anyMatch(type -> type.isEquivalentTo(boolean.class))))
                .orShould(bePackageVisible())
                .check(OURS);
    }

    @Test
    void thereIsNoStaticMutableState() {
        fields().that().areStatic().should().beFinal().check(OURS);
    }

    @Test
    void nothingIsInjectedIntoFields() {
        noFields()
                .should()
                .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                .orShould()
                .beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
                .check(OURS);
        constructors()
                .should()
                .notBeAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                .check(OURS);
    }

    @Test
    void exceptionsAreUnchecked() {
        classes()
                .that()
                .areAssignableTo(Exception.class)
                .should()
                .beAssignableTo(RuntimeException.class)
                .check(OURS);
    }

    @Test
    void timeAndChanceAreInjected() {
        noClasses()
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(java.time.LocalDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callConstructor(java.util.Random.class)
                .check(OURS);
    }

    /** A stream keeps its connection until it is closed, and nothing reminds anybody to. */
    @Test
    void rowsAreReadAsLists() {
        noClasses()
                .should()
                .callMethod("org.springframework.jdbc.core.simple.JdbcClient$MappedQuerySpec", "stream")
                .check(OURS);
    }

    @Test
    void publicTypesAreUsedByAnotherPackage() {
        assumeTrue(
                MODULES.stream().allMatch(module -> Files.isDirectory(module.resolve("target/classes"))),
                "skipped: some modules are not compiled; run ./mvnw verify");
        assertThat(OURS.stream()
                        .filter(ArchitectureTest::isNeedlesslyPublic)
                        .map(JavaClass::getName)
                        .sorted())
                .isEmpty();
    }

    @Test
    void halfOfTheTypesArePackagePrivate() {
        List<JavaClass> types = OURS.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(ArchitectureTest::isNotPackageInfo)
                .toList();
        long hidden = types.stream()
                .filter(type -> !type.getModifiers().contains(JavaModifier.PUBLIC))
                .count();
        assertThat(2 * hidden)
                .as("%d of %d types are package-private", hidden, types.size())
                .isGreaterThanOrEqualTo(types.size());
    }

    private static DescribedPredicate<JavaMethod> areWrittenByUs() {
        return DescribedPredicate.describe(
                "are written by us",
                method -> !method.getModifiers().contains(JavaModifier.SYNTHETIC)
                        && !method.getModifiers().contains(JavaModifier.BRIDGE)
                        && !overridesForeignMethod(method));
    }

    /** A foreign type that is not on this class path may declare any method: it is given the benefit of the doubt. */
    private static boolean overridesForeignMethod(JavaMethod method) {
        JavaClass owner = method.getOwner();
        return Stream.concat(owner.getAllRawSuperclasses().stream(), owner.getAllRawInterfaces().stream())
                .filter(type -> !type.getName().startsWith(ROOT))
                .anyMatch(type -> !type.isFullyImported() || declares(type, method.getName()));
    }

    private static boolean declares(JavaClass type, String method) {
        return type.getMethods().stream()
                .anyMatch(declared -> declared.getName().equals(method));
    }

    private static com.tngtech.archunit.lang.ArchCondition<JavaMethod> bePackageVisible() {
        return new com.tngtech.archunit.lang.ArchCondition<>("belong to a package-private type") {
            @Override
            public void check(JavaMethod method, com.tngtech.archunit.lang.ConditionEvents events) {
                boolean hidden = !method.getOwner().getModifiers().contains(JavaModifier.PUBLIC);
                events.add(new com.tngtech.archunit.lang.SimpleConditionEvent(
                        method, hidden, method.getFullName() + " takes a boolean"));
            }
        };
    }

    private static boolean isNeedlesslyPublic(JavaClass type) {
        return type.isTopLevelClass()
                && type.getModifiers().contains(JavaModifier.PUBLIC)
                && isNotPackageInfo(type)
                && !type.isAssignableTo(RuntimeException.class)
                && !NAMED_BY_SETTINGS.contains(type.getSimpleName())
                && !SEEN_BY_TESTS.contains(type.getSimpleName())
                && AWAITED.stream().noneMatch(shortPackage(type)::startsWith)
                && type.tryGetMethod("main", String[].class).isEmpty()
                && type.getDirectDependenciesToSelf().stream().noneMatch(use -> isFromOutside(use, type));
    }

    /** Another package names the type, or a public type of its own package has it in a public signature. */
    private static boolean isFromOutside(Dependency use, JavaClass type) {
        JavaClass user = use.getOriginClass();
        return !user.getPackageName().equals(type.getPackageName())
                || (user.getModifiers().contains(JavaModifier.PUBLIC) && exposes(user, type));
    }

    private static boolean exposes(JavaClass user, JavaClass type) {
        return user.getCodeUnits().stream()
                .filter(member -> member.getModifiers().contains(JavaModifier.PUBLIC))
                .flatMap(
                        member -> Stream.concat(Stream.of(member.getReturnType()), member.getParameterTypes().stream()))
                .anyMatch(signature -> signature.getAllInvolvedRawTypes().contains(type));
    }

    private static boolean isNotPackageInfo(JavaClass type) {
        return !type.getSimpleName().equals("package-info");
    }

    private static Stream<String> forbiddenEdges(JavaClass type) {
        String from = shortPackage(type);
        Set<String> allowed = EDGES.getOrDefault(from, Set.of());
        return type.getDirectDependenciesFromSelf().stream()
                .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                .filter(target -> target.getPackageName().startsWith(ROOT))
                .map(ArchitectureTest::shortPackage)
                .filter(to -> !to.equals(from) && !allowed.contains(to))
                .map(to -> from + " -> " + to);
    }

    private static String shortPackage(JavaClass type) {
        String name = type.getPackageName() + ".";
        return name.startsWith(ROOT) ? name.substring(ROOT.length(), name.length() - 1) : name;
    }

    private static Map<String, Set<String>> edges(String tree) {
        Map<String, Set<String>> edges = new TreeMap<>();
        tree.lines().map(line -> line.split("->", -1)).forEach(line -> edges.put(line[0].strip(), words(line[1])));
        return edges;
    }

    private static Set<String> words(String text) {
        return Stream.of(text.strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }

    private static List<Path> modules() {
        return Stream.of(
                        "recommendation-model", "recommendation-db", "analytics", "recommendation-api", "orchestration")
                .map(module -> Path.of("..", module))
                .toList();
    }
}

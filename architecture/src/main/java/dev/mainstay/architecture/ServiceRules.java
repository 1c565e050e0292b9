package dev.mainstay.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static dev.mainstay.architecture.Names.endingWith;
import static dev.mainstay.architecture.Names.pluralNouns;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/**
 * How the inside of a service is laid out: one direction, from what comes in, through the transaction and a pure decision,
 * to the store.
 *
 * <pre>{@code
 * @AnalyzeClasses(packages = "dev.mainstay.scanner", importOptions = ImportOption.DoNotIncludeTests.class)
 * class ArchitectureTest {
 *     @ArchTest
 *     static final ArchTests rules = ArchTests.in(ServiceRules.class);
 * }
 * }</pre>
 */
public final class ServiceRules {

    private static final String TRANSACTIONAL = "jakarta.transaction.Transactional";

    private static final Set<String> CLOCKS_OF_SYSTEM = Set.of("currentTimeMillis", "nanoTime");

    private static final DescribedPredicate<JavaClass> TRANSLATORS = endingWith("Resource", "Consumer", "Sweep");
    private static final DescribedPredicate<JavaClass> DECIDERS =
            endingWith("Machine", "Planner", "Evaluator", "Policy");
    private static final DescribedPredicate<JavaClass> PERSISTENCE = endingWith("Store", "Entity")
            .or(resideInAnyPackage(
                    "jakarta.persistence..",
                    "java.sql..",
                    "javax.sql..",
                    "org.hibernate..",
                    "io.agroal..",
                    "io.quarkus.hibernate..",
                    "io.quarkus.panache.."))
            .as("persist (…Store, …Entity, JPA, Panache, JDBC)");

    private static final DescribedPredicate<JavaAccess<?>> READS_A_CLOCK =
            DescribedPredicate.describe("reads a clock", access -> {
                String owner = access.getTargetOwner().getName();
                boolean now = owner.startsWith("java.time.") && access.getName().equals("now");
                boolean system = owner.equals("java.lang.System") && CLOCKS_OF_SYSTEM.contains(access.getName());
                return now || system;
            });

    private static final DescribedPredicate<JavaAccess<?>> MAKES_A_THREAD_WITHOUT_A_NAME =
            DescribedPredicate.describe("makes a thread without a name", access -> {
                String owner = access.getTargetOwner().getName();
                String name = access.getName();
                return switch (owner) {
                    case "java.lang.Thread" -> name.equals("<init>") || name.equals("startVirtualThread");
                    case "java.util.Timer", "java.util.concurrent.ForkJoinPool" -> true;
                    case "java.util.concurrent.Executors" ->
                        name.startsWith("new") && !takes(access, "java.util.concurrent.ThreadFactory");
                    case "java.util.concurrent.CompletableFuture" ->
                        name.endsWith("Async") && !takes(access, "java.util.concurrent.Executor");
                    default -> false;
                };
            });

    @ArchTest
    public static final ArchTests HOUSE_RULES = ArchTests.in(HouseRules.class);

    @ArchTest
    public static final ArchTests STORAGE_RULES = ArchTests.in(StorageRules.class);

    @ArchTest
    public static final ArchRule TRANSLATORS_DO_NOT_PERSIST = noClasses()
            .that(TRANSLATORS)
            .should()
            .dependOnClassesThat(PERSISTENCE)
            .because("what comes in is only translated into one call of a plural-noun service")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule ONLY_PLURAL_NOUNS_ARE_TRANSACTIONAL = noClasses()
            .that(not(pluralNouns()))
            .should()
            .beAnnotatedWith(TRANSACTIONAL)
            .because("one kind of class decides what happens together: the plural nouns (Jobs, Scans)")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule ONLY_METHODS_OF_PLURAL_NOUNS_ARE_TRANSACTIONAL = methods()
            .that()
            .areDeclaredInClassesThat(not(pluralNouns()))
            .should()
            .notBeAnnotatedWith(TRANSACTIONAL)
            .because("one kind of class decides what happens together: the plural nouns (Jobs, Scans)")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule ONLY_PLURAL_NOUNS_BEGIN_TRANSACTIONS = noClasses()
            .that(not(pluralNouns()))
            .should()
            .dependOnClassesThat(DescribedPredicate.describe(
                    "begin transactions",
                    javaClass -> javaClass.getName().equals("io.quarkus.narayana.jta.QuarkusTransaction")
                            || javaClass.getName().equals("jakarta.transaction.UserTransaction")
                            || javaClass.getName().equals("jakarta.transaction.TransactionManager")))
            .because("a transaction begun by hand is a transaction all the same")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule EVENTS_ARE_HEARD_AFTER_THE_COMMIT = methods()
            .should(Observers.hearOurEventsAfterTheCommit())
            .because("what follows inside a transaction is called and read from top to bottom (docs/adr/0038)")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule DECIDERS_ARE_PURE = noClasses()
            .that(DECIDERS)
            .should()
            .dependOnClassesThat(PERSISTENCE
                    .or(resideInAnyPackage(
                            "jakarta..",
                            "io.quarkus..",
                            "io.smallrye..",
                            "org.eclipse.microprofile..",
                            "org.apache.kafka..",
                            "java.net..",
                            "java.nio.file..",
                            "java.util.concurrent.locks.."))
                    .as("do I/O or belong to a framework"))
            .because("a decision depends on its arguments alone, so that a table of cases can test it")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule DECIDERS_ARE_TOLD_THE_TIME = noClasses()
            .that(DECIDERS)
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.time.Clock")
            .orShould()
            .accessTargetWhere(READS_A_CLOCK)
            .because("a decision gets the time as an argument, so that it can be made again")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule ENTITIES_STAY_IN_THEIR_STORE = classes()
            .that(endingWith("Entity"))
            .should(Dependencies.beUsedInTheirPackageOnlyBy(endingWith("Store", "Entity", "Entity_")))
            .because("an entity that leaves its store becomes a contract, and writes itself to the database unseen")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule STORES_SERVE_PLURAL_NOUNS = classes()
            .that(endingWith("Store"))
            .should(Dependencies.beUsedOnlyBy(pluralNouns().or(endingWith("Store", "Store_"))))
            .because("every read and write of a table happens inside the transaction of a plural noun")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule CONFIGS_ARE_CONFIG_MAPPINGS = classes()
            .that(endingWith("Config"))
            .and()
            .areTopLevelClasses()
            .should()
            .beInterfaces()
            .andShould()
            .beAnnotatedWith("io.smallrye.config.ConfigMapping")
            .andShould()
            .bePublic()
            .because("configuration is read once, typed and checked at start-up, and its defaults are held by a test")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule VIEWS_AND_REQUESTS_ARE_RECORDS = classes()
            .that(endingWith("View", "Request"))
            .and()
            .areTopLevelClasses()
            .should()
            .beRecords()
            .orShould()
            .beInterfaces()
            .because("what goes over REST is data: a record, or a sealed choice of records")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule SERVICES_DO_NOT_KNOW_EACH_OTHER = classes()
            .should(Dependencies.stayWithinTheirModule(
                    Set.of("events", "people", "sql", "messaging", "service", "http", "catalogue")))
            .because("services meet on topics only: no shared entities, no call from one to another")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule ONE_LOGGER = noClasses()
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "java.util.logging..", "org.slf4j..", "org.apache.logging..", "io.quarkus.logging..")
                    .or(DescribedPredicate.describe(
                            "are System.Logger",
                            javaClass -> javaClass.getName().startsWith("java.lang.System$Logger"))))
            .because(
                    "what runs in a service logs by org.jboss.logging.Logger, in a field LOG; the agent and the local servers,"
                            + " which depend on nothing, by System.Logger")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule THREADS_HAVE_NAMES = noClasses()
            .should()
            .accessTargetWhere(MAKES_A_THREAD_WITHOUT_A_NAME)
            .because(
                    "a dump of a service's threads says whose each is; a thread is made by Thread.ofPlatform().daemon().name(…),"
                            + " an executor with its factory, and nothing runs in the pool that all share")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule WHAT_FOLLOWS_A_COMMIT_IS_AFTER_COMMIT = noClasses()
            .that(not(endingWith("AfterCommit", "Outbox")))
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("jakarta.transaction.Synchronization")
            .because("AfterCommit of module service is the one that knows how; the outbox is below it")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule TRANSLATORS_ARE_THEIR_PACKAGES_OWN = noClasses()
            .that(TRANSLATORS)
            .and()
            .areTopLevelClasses()
            .should()
            .bePublic()
            .because("the framework calls what comes in, and nobody else")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule OPERATIONS_SAY_WHO_MAY_CALL_THEM = methods()
            .that()
            .areMetaAnnotatedWith("jakarta.ws.rs.HttpMethod")
            .should(Operations.sayWhoMayCallThem())
            .because("what nobody thought about is open to nobody; agents, under /agent, have their signatures")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule NO_STANDARD_STREAMS = noClasses()
            .should(ACCESS_STANDARD_STREAMS)
            .because("a service speaks through its log, which has levels and goes where the operator wants it")
            .allowEmptyShould(true);

    private ServiceRules() {}

    private static boolean takes(JavaAccess<?> access, String type) {
        return access instanceof JavaCodeUnitAccess<?> call
                && call.getTarget().getRawParameterTypes().stream()
                        .anyMatch(parameter -> parameter.getName().equals(type));
    }
}

package dev.mainstay.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static dev.mainstay.architecture.Names.endingWith;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Each table is written and read in one way (docs/adr/0032). {@link ServiceRules} includes it. */
public final class StorageRules {
    private static final String SQL = "dev.mainstay.sql.Sql";
    private static final Set<String> BY_HAND =
            Set.of("java.sql.PreparedStatement", "java.sql.CallableStatement", "java.sql.ResultSet");
    private static final Set<String> BESIDE_HIBERNATE = Set.of("flush", "detach", "evict", "refresh");
    private static final Pattern FOURTH_PARAMETER = Pattern.compile("\\?[4-9]\\b|\\?1\\d\\b");

    private static final DescribedPredicate<JavaClass> HIBERNATE = resideInAnyPackage(
            "jakarta.persistence..", "org.hibernate..", "io.quarkus.hibernate..", "io.quarkus.panache..");

    private static final DescribedPredicate<JavaAccess<?>> STEERS_HIBERNATE =
            DescribedPredicate.describe("steer what Hibernate remembers", access -> {
                JavaClass owner = access.getTargetOwner();
                return BESIDE_HIBERNATE.contains(access.getName())
                        && (HIBERNATE.test(owner)
                                || owner.isAssignableTo("io.quarkus.hibernate.orm.panache.PanacheRepositoryBase"));
            });

    @ArchTest
    public static final ArchRule NO_JDBC_BY_HAND = noClasses()
            .should()
            .dependOnClassesThat(DescribedPredicate.<JavaClass>describe(
                            "are JDBC's statements with question marks and their rows",
                            javaClass -> BY_HAND.contains(javaClass.getName()))
                    .or(resideInAnyPackage("org.postgresql.copy..")))
            .because("parameters are held right by their names, and there is one COPY: both are module sql's")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule NOTHING_BESIDE_HIBERNATE = noClasses()
            .should()
            .accessTargetWhere(STEERS_HIBERNATE)
            .because(
                    "what Hibernate maps, only Hibernate writes: then nothing has to be flushed before or forgotten after")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule FEW_POSITIONAL_PARAMETERS = classes()
            .should(haveNoFourthPositionalParameter())
            .because("more than three are held right by counting; they have names instead")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule A_STORE_HAS_ONE_WAY = noClasses()
            .that(endingWith("Store"))
            .and(DescribedPredicate.describe("use sql", StorageRules::usesSql))
            .should()
            .dependOnClassesThat(HIBERNATE)
            .because("an entity that SQL changes is not what Hibernate remembers of it")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule NO_TABLE_HAS_BOTH_WAYS = classes()
            .should(nameNoTableOfAnEntity())
            .because("a row is mapped once: by an entity, or by what module sql reads and writes")
            .allowEmptyShould(true);

    private StorageRules() {}

    private static boolean usesSql(JavaClass javaClass) {
        return javaClass.getDirectDependenciesFromSelf().stream()
                .anyMatch(dependency -> dependency.getTargetClass().getName().equals(SQL));
    }

    private static ArchCondition<JavaClass> haveNoFourthPositionalParameter() {
        return new ArchCondition<>("have no fourth positional parameter in a statement") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                boolean found = FOURTH_PARAMETER.matcher(source(item)).find();
                events.add(new SimpleConditionEvent(item, !found, item.getName() + " has one"));
            }
        };
    }

    private static ArchCondition<JavaClass> nameNoTableOfAnEntity() {
        return new ArchCondition<>("name no table of an entity where they use sql") {
            private final Set<String> tables = new TreeSet<>();

            @Override
            public void init(Collection<JavaClass> all) {
                tables.clear();
                all.stream()
                        .flatMap(one -> one.getAnnotations().stream())
                        .filter(annotation -> annotation.getRawType().getName().equals("jakarta.persistence.Table"))
                        .flatMap(annotation -> annotation.get("name").stream())
                        .forEach(name -> tables.add(String.valueOf(name)));
            }

            @Override
            public void check(JavaClass item, ConditionEvents events) {
                String source = usesSql(item) ? source(item) : "";
                List<String> both = tables.stream()
                        .filter(table -> Pattern.compile(
                                        "\\b(from|into|update|join)\\s+" + table + "\\b|into\\(\\s*\"" + table + "\"")
                                .matcher(source)
                                .find())
                        .toList();
                events.add(new SimpleConditionEvent(item, both.isEmpty(), item.getName() + " names " + both));
            }
        };
    }

    /** The source of a class of the module in whose folder the test runs; empty where there is none. */
    private static String source(JavaClass javaClass) {
        String file = Names.outermost(javaClass).getName().replace('.', '/') + ".java";
        for (String root : List.of("src/main/java", "src/test/java")) {
            Path path = Path.of(root, file);
            if (Files.exists(path)) {
                try {
                    return Files.readString(path);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return "";
    }
}

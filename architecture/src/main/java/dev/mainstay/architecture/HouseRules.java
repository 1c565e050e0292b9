package dev.mainstay.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Rules that hold for all main code, whatever the module. {@link ServiceRules} and {@link PlainRules} include it. */
public final class HouseRules {

    @ArchTest
    public static final ArchRule PACKAGES_ARE_NAMED_BY_FEATURE = noClasses()
            .should()
            .resideInAnyPackage(
                    "..util..", "..utils..", "..common..", "..impl..", "..dto..", "..model..", "..helper..", "..misc..")
            .because("a newcomer finds things by folder name, and these names say nothing about what is inside")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule PACKAGES_ARE_SMALL = classes()
            .should(Packages.haveAtMost(25))
            .because(
                    "a package is read as a whole: what is more than some twenty-five classes has parts, and they have names")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule PACKAGES_HAVE_NO_CYCLES = slices().matching("dev.mainstay.(**)")
            .should()
            .beFreeOfCycles()
            .because("two packages that need each other are one, or hide a third")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule CLASSES_ARE_NAMED_BY_WHAT_THEY_ARE = noClasses()
            .should()
            .haveNameMatching(".*(Manager|Helper|Handler|Utils?|Impl|DTO|Dto)(\\$.*)?")
            .because("a class is one idea, and its name is a noun of the domain")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule INJECTION_IS_BY_CONSTRUCTOR = noFields()
            .should()
            .beAnnotatedWith("jakarta.inject.Inject")
            .orShould()
            .beAnnotatedWith("org.eclipse.microprofile.config.inject.ConfigProperty")
            .orShould()
            .beAnnotatedWith("org.eclipse.microprofile.reactive.messaging.Channel")
            .orShould()
            .beAnnotatedWith("jakarta.persistence.PersistenceContext")
            .because("what a class needs is in its constructor, so that a test can give it and nothing is half-built")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule TIME_IS_JAVA_TIME = noClasses()
            .that(not(Names.endingWith("CertificateDates"))) // the platform's certificates know nothing else
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.Date")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.Calendar")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.text.SimpleDateFormat")
            .because("java.util.Date is mutable and has no zone; instants are java.time.Instant")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule NO_OBJECT_SERIALIZATION = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(java.io.ObjectInputStream.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(java.io.ObjectOutputStream.class)
            .orShould()
            .beAssignableTo(java.io.Externalizable.class)
            .because("reading an object stream runs code chosen by whoever wrote it; JSON with closed schemas instead")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule NO_LOMBOK = noClasses()
            .should()
            .dependOnClassesThat(JavaClass.Predicates.resideInAPackage("lombok.."))
            .because("records do it, and the code that runs is the code one reads")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule PROBLEMS_ARE_CATALOGUED = noClasses()
            .that(not(Names.endingWith("Problems")))
            .should()
            .callConstructorWhere(DescribedPredicate.<JavaConstructorCall>describe(
                    "make problems", call -> call.getTargetOwner().getName().equals("dev.mainstay.http.ProblemKind")))
            .because(
                    "a problem is a constant of its feature's …Problems: one status, one title, listed in docs/problems.md")
            .allowEmptyShould(true);

    private HouseRules() {}
}

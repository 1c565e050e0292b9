package dev.mainstay.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/** For the modules that are plain Java and stand alone: events, catalogue, embedded, broker and
 * host-agent. */
public final class PlainRules {

    @ArchTest
    public static final ArchTests HOUSE_RULES = ArchTests.in(HouseRules.class);

    @ArchTest
    public static final ArchRule NO_FRAMEWORK = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.quarkus..", "io.smallrye..", "io.vertx..", "jakarta..", "org.eclipse.microprofile..")
            .because("the contract, the agent and the local servers run where no Quarkus does, in little memory")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule STANDS_ALONE = classes()
            .should(Dependencies.stayWithinTheirModule(Set.of()))
            .because("the agent has HTTP types of its own, held against the services by a contract test, and the others"
                    + " are what is built on")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule JNA_STAYS_IN_THE_WINDOWS_ADAPTER = noClasses()
            .that()
            .resideOutsideOfPackage("dev.mainstay.agent.windows..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.sun.jna..")
            .because("only the adapter knows Windows; everything else runs and is tested anywhere")
            .allowEmptyShould(true);

    private PlainRules() {}
}

package dev.mainstay.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule against samples that keep it and samples that break it, marked {@link Breaks}. */
class RulesTest {

    private static final JavaClasses SAMPLES = new ClassFileImporter()
            .importPackages("dev.mainstay.scanner", "dev.mainstay.patch", "dev.mainstay.events", "dev.mainstay.agent");
    private static final DescribedPredicate<JavaClass> OF_SERVICES =
            resideInAnyPackage("dev.mainstay.scanner..", "dev.mainstay.patch..");

    static Stream<Arguments> rules() {
        return Stream.of(HouseRules.class, StorageRules.class, ServiceRules.class, PlainRules.class)
                .flatMap(library -> Arrays.stream(library.getFields())
                        .filter(field -> field.getType() == ArchRule.class)
                        .map(field -> arguments(field.getName(), rule(field), samplesFor(library))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void everySampleThatBreaksTheRuleIsFound(String name, ArchRule rule, JavaClasses samples) {
        List<String> breaking = samples.stream()
                .filter(sample -> sample.isAnnotatedWith(Breaks.class))
                .filter(sample ->
                        sample.getAnnotationOfType(Breaks.class).value().equals(name))
                .map(JavaClass::getName)
                .toList();

        String found =
                String.join("\n", rule.evaluate(samples).getFailureReport().getDetails());

        assertThat(breaking)
                .as("samples that break " + name)
                .isNotEmpty()
                .allSatisfy(sample -> assertThat(found).contains(sample));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void noOtherSampleIs(String name, ArchRule rule, JavaClasses samples) {
        // Imported anew, so that the samples that break a rule are not known even as users of the others.
        JavaClasses keeping = new ClassFileImporter()
                .importClasses(samples.stream()
                        .map(JavaClass::reflect)
                        .filter(sample -> !sample.isAnnotationPresent(Breaks.class))
                        .filter(sample -> sample.getEnclosingClass() == null)
                        .toList());

        assertThat(rule.evaluate(keeping).getFailureReport().getDetails()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void aModuleWithoutSuchClassesPasses(String name, ArchRule rule, JavaClasses samples) {
        rule.check(new ClassFileImporter().importClasses());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void theRuleSaysWhy(String name, ArchRule rule, JavaClasses samples) {
        assertThat(rule.getDescription()).contains(", because ");
    }

    private static ArchRule rule(Field field) {
        try {
            return (ArchRule) requireNonNull(field.get(null));
        } catch (IllegalAccessException notPublic) {
            throw new IllegalStateException(notPublic);
        }
    }

    private static JavaClasses samplesFor(Class<?> library) {
        return SAMPLES.that(library == PlainRules.class ? not(OF_SERVICES) : OF_SERVICES);
    }
}

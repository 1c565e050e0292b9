package dev.mainstay.catalogue.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All that can be said of hosts, pools and exported files, whichever package says it. */
class WordingTest {

    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)}");

    static Stream<JavaClass> wordings() {
        List<JavaClass> all = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.mainstay.catalogue")
                        .stream()
                        .filter(type -> type.isEnum() && type.isAssignableTo(Wording.class))
                        .toList();
        assertThat(all).hasSizeGreaterThan(4);
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("wordings")
    void everyWordingIsThereInBothLanguages(JavaClass type) {
        ResourceBundle english = bundle(type, Locale.ENGLISH);
        ResourceBundle french = bundle(type, Locale.FRENCH);

        assertThat(french.getLocale()).isEqualTo(Locale.FRENCH);
        assertThat(french.keySet())
                .isEqualTo(english.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(constants(type)).map(Wording::name).toList());
    }

    @ParameterizedTest
    @MethodSource("wordings")
    void everyWordingTellsItsArgumentsInBothLanguages(JavaClass type) {
        for (Wording wording : constants(type)) {
            String english = bundle(type, Locale.ENGLISH).getString(wording.name());
            String french = bundle(type, Locale.FRENCH).getString(wording.name());
            Set<Integer> numbers = numbers(english);

            assertThat(numbers(french)).as(wording.name()).isEqualTo(numbers);
            assertThat(numbers).as("%s counts on from 0", wording.name()).allMatch(number -> number < numbers.size());
            List<String> arguments =
                    numbers.stream().map(number -> "<" + number + ">").toList();
            for (String pattern : List.of(english, french)) {
                String words = new MessageFormat(pattern, Locale.ROOT).format(arguments.toArray());
                assertThat(arguments).as(wording.name()).allMatch(words::contains);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("wordings")
    void everyWordingIsUsed(JavaClass type) {
        assertThat(type.getFields())
                .filteredOn(field -> field.getRawType().equals(type))
                .allSatisfy(constant -> assertThat(constant.getAccessesToSelf())
                        .anyMatch(access -> !access.getOriginOwner().equals(type)));
    }

    private static Set<Integer> numbers(String pattern) {
        Set<Integer> numbers = new TreeSet<>();
        ARGUMENT.matcher(pattern).results().forEach(found -> numbers.add(Integer.parseInt(found.group(1))));
        return numbers;
    }

    private static Wording[] constants(JavaClass type) {
        return (Wording[]) type.reflect().getEnumConstants();
    }

    private static ResourceBundle bundle(JavaClass type, Locale language) {
        return Phrases.bundle(constants(type)[0].group(), language);
    }
}

package dev.mainstay.messaging;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.mainstay.architecture.ServiceRules;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

@AnalyzeClasses(packages = "dev.mainstay.messaging", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final Set<String> DOMAIN = Set.of(
            "agent",
            "approval",
            "baseline",
            "decision",
            "estate",
            "finding",
            "host",
            "inventory",
            "job",
            "lease",
            "lync",
            "patch",
            "pool",
            "ring",
            "rollout",
            "scan",
            "scanner",
            "server",
            "site",
            "update",
            "window",
            "workload",
            "wsus");
    private static final Pattern WORD = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|[.$_]");

    @ArchTest
    static final ArchTests RULES = ArchTests.in(ServiceRules.class);

    @ArchTest
    static final ArchRule NO_DOMAIN_WORD = classes()
            .should(haveNoWordOfTheDomainInTheirName())
            .because("messaging carries facts and does not know what they are about");

    private static ArchCondition<JavaClass> haveNoWordOfTheDomainInTheirName() {
        return new ArchCondition<>("have no word of the domain in their name") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                List<String> found = WORD.splitAsStream(item.getName())
                        .map(word -> word.toLowerCase(Locale.ROOT))
                        .filter(word -> DOMAIN.contains(word) || DOMAIN.contains(word.replaceFirst("s$", "")))
                        .toList();
                events.add(new SimpleConditionEvent(item, found.isEmpty(), item.getName() + " has " + found));
            }
        };
    }
}

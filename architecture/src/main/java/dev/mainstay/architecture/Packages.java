package dev.mainstay.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Conditions on packages as wholes. */
final class Packages {

    private Packages() {}

    /** Top-level classes are counted; what is nested in one is part of it. */
    static ArchCondition<JavaClass> haveAtMost(int classes) {
        return new ArchCondition<>("be in a package of at most " + classes + " classes") {
            private final Map<String, Integer> counts = new HashMap<>();

            @Override
            public void init(Collection<JavaClass> all) {
                counts.clear();
                all.stream()
                        .filter(Packages::counts)
                        .forEach(item -> counts.merge(item.getPackageName(), 1, Integer::sum));
            }

            @Override
            public void check(JavaClass item, ConditionEvents events) {
                int count = counts.getOrDefault(item.getPackageName(), 0);
                events.add(new SimpleConditionEvent(
                        item,
                        count <= classes,
                        item.getName() + " is one of " + count + " in " + item.getPackageName()));
            }
        };
    }

    private static boolean counts(JavaClass item) {
        return item.isTopLevelClass() && !item.getSimpleName().equals("package-info");
    }
}

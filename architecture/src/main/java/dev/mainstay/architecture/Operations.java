package dev.mainstay.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** Conditions on the methods of resources. */
final class Operations {
    private static final String PERMITTED_TO = "dev.mainstay.people.PermittedTo";
    private static final String PATH = "jakarta.ws.rs.Path";

    private Operations() {}

    static ArchCondition<JavaMethod> sayWhoMayCallThem() {
        return new ArchCondition<>("have @PermittedTo, unless they are for agents") {
            @Override
            public void check(JavaMethod item, ConditionEvents events) {
                events.add(new SimpleConditionEvent(
                        item,
                        item.isAnnotatedWith(PERMITTED_TO) != isOfAgents(item.getOwner()),
                        item.getFullName() + " does not say who may call it, or is for agents and does"));
            }
        };
    }

    private static boolean isOfAgents(JavaClass resource) {
        return resource.isAnnotatedWith(PATH)
                && resource.getAnnotationOfType(PATH)
                        .get("value")
                        .filter(path -> path.toString().startsWith("/agent/"))
                        .isPresent();
    }
}

package dev.mainstay.architecture;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaEnumConstant;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** Conditions on methods that observe CDI events. */
final class Observers {

    private static final String OBSERVES = "jakarta.enterprise.event.Observes";

    private Observers() {}

    /** Events of frameworks, such as that the service starts, belong to no transaction. */
    static ArchCondition<JavaMethod> hearOurEventsAfterTheCommit() {
        return new ArchCondition<>("hear our events after the commit") {
            @Override
            public void check(JavaMethod item, ConditionEvents events) {
                boolean inside = item.getParameters().stream()
                        .filter(parameter -> parameter.getRawType().getName().startsWith("dev.mainstay."))
                        .anyMatch(Observers::heardInside);
                events.add(new SimpleConditionEvent(
                        item, !inside, item.getFullName() + " hears an event inside the transaction"));
            }
        };
    }

    private static boolean heardInside(JavaParameter parameter) {
        return parameter.getAnnotations().stream()
                .filter(annotation -> annotation.getRawType().getName().equals(OBSERVES))
                .anyMatch(annotation -> !during(annotation).startsWith("AFTER_"));
    }

    private static String during(JavaAnnotation<?> observes) {
        return observes.get("during")
                .filter(JavaEnumConstant.class::isInstance)
                .map(phase -> ((JavaEnumConstant) phase).name())
                .orElse("IN_PROGRESS");
    }
}

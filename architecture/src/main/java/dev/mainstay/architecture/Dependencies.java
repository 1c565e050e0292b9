package dev.mainstay.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Conditions on who depends on whom that ArchUnit has no words for. */
final class Dependencies {

    private Dependencies() {}

    /** Of Mainstay's modules, only the class's own and {@code shared} ones. */
    static ArchCondition<JavaClass> stayWithinTheirModule(Set<String> shared) {
        return each(
                "depend on no other module of Mainstay" + (shared.isEmpty() ? "" : " but " + shared), dependency -> {
                    Optional<String> origin = Names.module(dependency.getOriginClass());
                    Optional<String> target = Names.module(dependency.getTargetClass());
                    return target.isEmpty() || target.equals(origin) || shared.contains(target.get());
                });
    }

    /** Everybody who uses the class is of the given kind and lives in its package. */
    static ArchCondition<JavaClass> beUsedInTheirPackageOnlyBy(DescribedPredicate<JavaClass> users) {
        return eachUse(
                "be used only in their own package and by classes that " + users.getDescription(),
                dependency -> users.test(dependency.getOriginClass())
                        && dependency
                                .getOriginClass()
                                .getPackageName()
                                .equals(dependency.getTargetClass().getPackageName()));
    }

    static ArchCondition<JavaClass> beUsedOnlyBy(DescribedPredicate<JavaClass> users) {
        return eachUse(
                "be used only by classes that " + users.getDescription(),
                dependency -> users.test(dependency.getOriginClass()));
    }

    private static ArchCondition<JavaClass> each(String description, Predicate<Dependency> allowed) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                report(item.getDirectDependenciesFromSelf(), allowed, events);
            }
        };
    }

    private static ArchCondition<JavaClass> eachUse(String description, Predicate<Dependency> allowed) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                report(item.getDirectDependenciesToSelf(), allowed, events);
            }
        };
    }

    private static void report(Set<Dependency> dependencies, Predicate<Dependency> allowed, ConditionEvents events) {
        for (Dependency dependency : dependencies) {
            events.add(new SimpleConditionEvent(dependency, allowed.test(dependency), dependency.getDescription()));
        }
    }
}

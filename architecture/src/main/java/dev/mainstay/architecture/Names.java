package dev.mainstay.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.Optional;

/** Which class is which, judged by the name of its outermost class: a nested class plays its outer class's part. */
final class Names {

    private static final String ROOT = "dev.mainstay.";

    private Names() {}

    static DescribedPredicate<JavaClass> endingWith(String... suffixes) {
        return DescribedPredicate.describe("are named …" + String.join(", …", suffixes), javaClass -> {
            String name = outermost(javaClass).getSimpleName();
            return isOurs(javaClass) && Arrays.stream(suffixes).anyMatch(name::endsWith);
        });
    }

    /** Plural nouns, told by their last letter: Jobs, Scans, ComplianceQueries; not Progress. */
    static DescribedPredicate<JavaClass> pluralNouns() {
        return DescribedPredicate.describe("are plural nouns", javaClass -> {
            String name = outermost(javaClass).getSimpleName();
            return isOurs(javaClass) && name.endsWith("s") && !name.endsWith("ss") && !name.endsWith("Status");
        });
    }

    /** The module to which a class belongs, told by its package: {@code scanner} for dev.mainstay.scanner.estate. */
    static Optional<String> module(JavaClass javaClass) {
        if (!isOurs(javaClass)) {
            return Optional.empty();
        }
        String rest = javaClass.getPackageName().substring(ROOT.length());
        int dot = rest.indexOf('.');
        return Optional.of(dot < 0 ? rest : rest.substring(0, dot));
    }

    private static boolean isOurs(JavaClass javaClass) {
        return javaClass.getPackageName().startsWith(ROOT);
    }

    static JavaClass outermost(JavaClass javaClass) {
        JavaClass outer = javaClass;
        while (outer.getEnclosingClass().isPresent()) {
            outer = outer.getEnclosingClass().get();
        }
        return outer;
    }
}

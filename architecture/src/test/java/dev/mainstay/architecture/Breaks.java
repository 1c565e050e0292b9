package dev.mainstay.architecture;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Marks a sample as breaking a rule, by the name of the rule's field. */
@Retention(RetentionPolicy.RUNTIME)
public @interface Breaks {
    /** The name of the rule's field. */
    String value();
}

package dev.mainstay.people;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who may call a resource's method. Each method for people has it; one filter holds all of them to it, and what lacks it is
 * refused to everybody.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface PermittedTo {

    /** Roles, one of which is enough; none means that being signed in is. */
    Role[] value();

    /** Whether a role is enough that holds for a part of the estate. */
    Limits limits() default Limits.ESTATE;
}

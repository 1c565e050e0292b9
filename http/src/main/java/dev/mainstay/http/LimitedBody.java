package dev.mainstay.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a resource class or method: its request bodies have limits of their own, {@code mainstay.http.bodies.<name>.max-bytes}
 * and {@code mainstay.http.bodies.<name>.max-inflated-bytes}. Every other body is held to {@code mainstay.http.body.*}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface LimitedBody {

    /** The name under {@code mainstay.http.bodies}; the service gives it limits in its application.properties. */
    String value();
}

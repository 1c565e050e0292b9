package dev.mainstay.service.idempotency;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A resource's method that makes something and answers a {@link jakarta.ws.rs.core.Response}. Asked with the header {@code
 * Idempotency-Key} (IETF draft "The Idempotency-Key HTTP Header Field", draft-ietf-httpapi-idempotency-key-header-07), it does so
 * once: the same request with the same key gets the first answer again, for a day. What it does and that it was answered are
 * one transaction. A refused request keeps nothing.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Idempotent {}

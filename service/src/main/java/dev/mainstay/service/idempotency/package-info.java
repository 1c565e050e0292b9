/**
 * {@code Idempotency-Key}: a program that did not hear the answer sends its request again, and it is done once. A resource's method
 * that makes something is {@link dev.mainstay.service.idempotency.Idempotent}.
 */
@NullMarked
package dev.mainstay.service.idempotency;

import org.jspecify.annotations.NullMarked;

/**
 * Who asks, and what they may: roles, the parts of the estate for which they hold, and the actor of a request. No word of
 * tokens or HTTP is in it, so that whatever has an operation for people depends on it; module {@code service} finds out who asks.
 */
@NullMarked
package dev.mainstay.people;

import org.jspecify.annotations.NullMarked;

/** {@code ETag} and {@code If-Match}: nobody changes what has changed since they read it. */
@NullMarked
package dev.mainstay.http.precondition;

import org.jspecify.annotations.NullMarked;

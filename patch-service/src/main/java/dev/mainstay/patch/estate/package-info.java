/** Patch-service's own copy of the estate, as {@code estate.hosts.v1} tells it. */
@NullMarked
package dev.mainstay.patch.estate;

import org.jspecify.annotations.NullMarked;

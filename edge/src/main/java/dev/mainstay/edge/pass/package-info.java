/** Passing requests on to the services, and their answers back. */
@NullMarked
package dev.mainstay.edge.pass;

import org.jspecify.annotations.NullMarked;

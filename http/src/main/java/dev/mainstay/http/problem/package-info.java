/** Turns whatever ends a request into RFC 9457 problem JSON. */
@NullMarked
package dev.mainstay.http.problem;

import org.jspecify.annotations.NullMarked;

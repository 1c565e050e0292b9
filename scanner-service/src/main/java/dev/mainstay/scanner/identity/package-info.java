/** Which machine speaks for a host, and what a person decides when two do. */
@NullMarked
package dev.mainstay.scanner.identity;

import org.jspecify.annotations.NullMarked;

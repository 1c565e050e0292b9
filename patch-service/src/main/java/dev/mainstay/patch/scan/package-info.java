/** The latest findings of each host, as {@code scan.results.v1} tells them. */
@NullMarked
package dev.mainstay.patch.findings;

import org.jspecify.annotations.NullMarked;

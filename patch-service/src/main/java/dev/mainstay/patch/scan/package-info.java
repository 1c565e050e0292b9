/** The latest scans of each host: what Windows Update offers it, as {@code scan.results.v1} tells them. */
@NullMarked
package dev.mainstay.patch.scan;

import org.jspecify.annotations.NullMarked;

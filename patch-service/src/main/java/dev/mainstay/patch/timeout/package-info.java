/** What ends jobs when time runs out, and what puts it off after the service was away. */
@NullMarked
package dev.mainstay.patch.timeout;

import org.jspecify.annotations.NullMarked;

/** Many real agents in one process, each on a simulated machine of its own. */
@NullMarked
package dev.mainstay.local.fleet;

import org.jspecify.annotations.NullMarked;

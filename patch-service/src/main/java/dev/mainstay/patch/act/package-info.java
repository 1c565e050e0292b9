/** What people may do to jobs and rollouts, over REST, and what follows from it. */
@NullMarked
package dev.mainstay.patch.act;

import org.jspecify.annotations.NullMarked;

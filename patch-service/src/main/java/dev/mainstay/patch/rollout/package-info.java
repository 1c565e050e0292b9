/** Rollouts: standing orders to bring the approved updates to a part of the estate. */
@NullMarked
package dev.mainstay.patch.rollout;

import org.jspecify.annotations.NullMarked;

/** Baselines and people's decisions, and the approved updates that follow from them. */
@NullMarked
package dev.mainstay.patch.policy;

import org.jspecify.annotations.NullMarked;

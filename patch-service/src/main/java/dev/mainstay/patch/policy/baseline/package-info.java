/** Baselines: rules that approve what a host is missing. */
@NullMarked
package dev.mainstay.patch.policy.baseline;

import org.jspecify.annotations.NullMarked;

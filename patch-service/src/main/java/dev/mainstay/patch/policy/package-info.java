/** What is approved for a host: baselines and decisions, put together. */
@NullMarked
package dev.mainstay.patch.policy;

import org.jspecify.annotations.NullMarked;

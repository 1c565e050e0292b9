/** From what scans offer to jobs: what a rollout installs on a host, what it leaves out, what is tried again. */
@NullMarked
package dev.mainstay.patch.planning;

import org.jspecify.annotations.NullMarked;

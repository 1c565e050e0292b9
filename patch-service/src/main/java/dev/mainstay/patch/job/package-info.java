/** Patch jobs: the job machine, their storage, and what agents and people may do with them. */
@NullMarked
package dev.mainstay.patch.job;

import org.jspecify.annotations.NullMarked;

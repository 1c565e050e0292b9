/** A patch job: what it is at any time, and what follows when something is asked of it. No I/O and no clock. */
@NullMarked
package dev.mainstay.patch.job;

import org.jspecify.annotations.NullMarked;

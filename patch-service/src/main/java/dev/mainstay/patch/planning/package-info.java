/** From findings to jobs, and which of the planned jobs may start now without breaking a pool. */
@NullMarked
package dev.mainstay.patch.planning;

import org.jspecify.annotations.NullMarked;

/** Which of the planned jobs may start now without breaking a pool. */
@NullMarked
package dev.mainstay.patch.release;

import org.jspecify.annotations.NullMarked;

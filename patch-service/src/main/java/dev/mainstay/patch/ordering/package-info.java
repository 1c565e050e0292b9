/** What people order themselves for hosts that they name: packages, and removals of updates. */
@NullMarked
package dev.mainstay.patch.ordering;

import org.jspecify.annotations.NullMarked;

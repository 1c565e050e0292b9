/** Jobs as people see them, and what they may ask of one. */
@NullMarked
package dev.mainstay.patch.job.view;

import org.jspecify.annotations.NullMarked;

/** Jobs as people see them, and how refusals are told. */
@NullMarked
package dev.mainstay.patch.job.view;

import org.jspecify.annotations.NullMarked;

/** Packages from beside Windows Update, as people made them known. */
@NullMarked
package dev.mainstay.patch.software;

import org.jspecify.annotations.NullMarked;

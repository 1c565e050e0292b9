/** The catalogue as a whole: facts with their indexes, in memory and in a file. */
@NullMarked
package dev.mainstay.catalogue.index;

import org.jspecify.annotations.NullMarked;

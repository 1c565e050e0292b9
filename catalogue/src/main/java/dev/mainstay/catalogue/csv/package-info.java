/** Reads separated text that others wrote. */
@NullMarked
package dev.mainstay.catalogue.csv;

import org.jspecify.annotations.NullMarked;

/** Which update contains which: per product, from what documents say, tracks imply and corrections change. */
@NullMarked
package dev.mainstay.catalogue.supersedence;

import org.jspecify.annotations.NullMarked;

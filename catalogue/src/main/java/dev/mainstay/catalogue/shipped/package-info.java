/** What Mainstay knows before anybody imports anything. */
@NullMarked
package dev.mainstay.catalogue.shipped;

import org.jspecify.annotations.NullMarked;

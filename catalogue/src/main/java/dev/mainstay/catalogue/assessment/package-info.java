/** All that judges a host, put together. */
@NullMarked
package dev.mainstay.catalogue.assessment;

import org.jspecify.annotations.NullMarked;

/** The judgement of a host: all that judges a part of it, put together. */
@NullMarked
package dev.mainstay.catalogue.assessment;

import org.jspecify.annotations.NullMarked;

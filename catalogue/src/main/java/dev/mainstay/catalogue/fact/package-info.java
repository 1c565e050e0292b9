/** What documents say about updates, builds, support and exploitation, each fact with where it comes from. Plain data. */
@NullMarked
package dev.mainstay.catalogue.fact;

import org.jspecify.annotations.NullMarked;

/** Readers of lists of builds, updates and support of products: published ones and Mainstay's own tables. */
@NullMarked
package dev.mainstay.catalogue.source.product;

import org.jspecify.annotations.NullMarked;

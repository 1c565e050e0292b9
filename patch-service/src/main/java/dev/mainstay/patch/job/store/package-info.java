/** The jobs as this service keeps them: stored, changed in a transaction, published. */
@NullMarked
package dev.mainstay.patch.job.store;

import org.jspecify.annotations.NullMarked;

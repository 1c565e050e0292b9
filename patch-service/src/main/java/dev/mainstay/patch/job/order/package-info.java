/** What a job is to do. */
@NullMarked
package dev.mainstay.patch.job.order;

import org.jspecify.annotations.NullMarked;

/** What a job is to do, and whether people still want it. */
@NullMarked
package dev.mainstay.patch.job.order;

import org.jspecify.annotations.NullMarked;

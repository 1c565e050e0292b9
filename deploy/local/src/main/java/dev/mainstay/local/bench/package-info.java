/**
 * {@code ./mainstay bench}: measures the packaged services and prints figures as JSON, each beside the raw limit measured
 * in the same run. A benchmark, not a test: it never fails because a machine is slow.
 */
@NullMarked
package dev.mainstay.local.bench;

import org.jspecify.annotations.NullMarked;

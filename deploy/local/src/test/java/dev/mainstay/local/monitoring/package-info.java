/** What deploy/monitoring ships, tried with Prometheus' own programs. */
@NullMarked
package dev.mainstay.local.monitoring;

import org.jspecify.annotations.NullMarked;

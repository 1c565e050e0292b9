/**
 * Meters of the business: what a service's tables say as a whole, read on a timer and never by a request for the meters. Every replica
 * shows the same figures.
 */
@NullMarked
package dev.mainstay.service.figure;

import org.jspecify.annotations.NullMarked;

/** What is known of a host without asking its Windows Update Agent, from what administrators can export. */
@NullMarked
package dev.mainstay.catalogue.host;

import org.jspecify.annotations.NullMarked;

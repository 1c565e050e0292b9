/** What a host's exports say of it, gathered from one file or from all. */
@NullMarked
package dev.mainstay.catalogue.host.facts;

import org.jspecify.annotations.NullMarked;

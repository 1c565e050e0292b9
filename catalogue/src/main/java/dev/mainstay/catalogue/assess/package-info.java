/** The command line {@code ./mainstay assess} and {@code ./mainstay catalogue}: a host judged without an agent. */
@NullMarked
package dev.mainstay.catalogue.assess;

import org.jspecify.annotations.NullMarked;

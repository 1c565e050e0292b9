/**
 * The command lines {@code ./mainstay assess} and {@code ./mainstay catalogue}: a host judged without an agent; package
 * {@code assessment} judges.
 */
@NullMarked
package dev.mainstay.catalogue.commandline;

import org.jspecify.annotations.NullMarked;

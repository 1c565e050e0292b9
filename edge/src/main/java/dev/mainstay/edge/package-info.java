/** The one origin of people: what it is told, and what it answers itself. */
@NullMarked
package dev.mainstay.edge;

import org.jspecify.annotations.NullMarked;

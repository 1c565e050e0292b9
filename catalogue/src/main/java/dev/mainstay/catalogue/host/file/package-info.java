/** A file that an administrator exported from a host: its bytes read as text, lines and JSON, and what is refused. */
@NullMarked
package dev.mainstay.catalogue.host.file;

import org.jspecify.annotations.NullMarked;

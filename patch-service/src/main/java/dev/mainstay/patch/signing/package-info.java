/** The key with which orders to hosts are signed (docs/adr/0008). */
@NullMarked
package dev.mainstay.patch.signing;

import org.jspecify.annotations.NullMarked;

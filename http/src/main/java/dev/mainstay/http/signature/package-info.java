/** HTTP Message Signatures (RFC 9421) and digests (RFC 9530), as far as agents use them. Pure: text in, verdict out. */
@NullMarked
package dev.mainstay.http.signature;

import org.jspecify.annotations.NullMarked;

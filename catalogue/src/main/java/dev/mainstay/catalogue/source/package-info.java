/**
 * Readers of the documents that catalogue facts come from. Each streams: bytes in, facts out one by one, with limits on
 * what it will read. Storing, comparing revisions and undoing a half-read document is the caller's business.
 */
@NullMarked
package dev.mainstay.catalogue.source;

import org.jspecify.annotations.NullMarked;

/** How request bodies are read: closed schemas, limits, and problems that name the place in the document. */
@NullMarked
package dev.mainstay.http.json;

import org.jspecify.annotations.NullMarked;

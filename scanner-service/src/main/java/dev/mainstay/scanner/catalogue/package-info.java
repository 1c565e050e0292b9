/** The catalogue: documents imported, compared with their earlier revisions, and the facts of all of them in memory. */
@org.jspecify.annotations.NullMarked
package dev.mainstay.scanner.catalogue;

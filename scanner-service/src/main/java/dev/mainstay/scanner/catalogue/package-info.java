/** The catalogue in memory, made from the facts of all documents, and its REST. */
@org.jspecify.annotations.NullMarked
package dev.mainstay.scanner.catalogue;

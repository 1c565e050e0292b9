/** The documents of the catalogue: read, compared with their earlier revision and stored with their facts. */
@org.jspecify.annotations.NullMarked
package dev.mainstay.scanner.catalogue.document;

/** What the catalogue's documents say of one host, with an agent or without. */
@org.jspecify.annotations.NullMarked
package dev.mainstay.scanner.assessment;

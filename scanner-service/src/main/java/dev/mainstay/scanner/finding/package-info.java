/** What is concluded about hosts and pools from their scans, the estate and the catalogue, and when it is concluded anew. */
@org.jspecify.annotations.NullMarked
package dev.mainstay.scanner.finding;

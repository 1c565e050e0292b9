/** A scan's body as an agent sends it: its shape, its limits and its checksum. */
@org.jspecify.annotations.NullMarked
package dev.mainstay.scanner.scan.report;

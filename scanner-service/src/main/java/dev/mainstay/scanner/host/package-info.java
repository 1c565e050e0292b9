/** A host of the estate: what it is to be, what its last scans made of it, and its events. */
@org.jspecify.annotations.NullMarked
package dev.mainstay.scanner.host;

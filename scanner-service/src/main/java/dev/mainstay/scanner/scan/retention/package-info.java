/** The age at which scans, their bodies and their receipts go. */
@org.jspecify.annotations.NullMarked
package dev.mainstay.scanner.scan.retention;

/** What is asked of scans that were taken, and of the update history that came with them. */
@org.jspecify.annotations.NullMarked
package dev.mainstay.scanner.scan.history;

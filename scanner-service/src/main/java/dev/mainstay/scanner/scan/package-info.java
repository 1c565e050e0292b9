/** Scans: how they are asked for, taken from agents and judged. */
@org.jspecify.annotations.NullMarked
package dev.mainstay.scanner.scan;

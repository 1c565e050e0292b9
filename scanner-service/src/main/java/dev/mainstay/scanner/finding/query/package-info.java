/** What people ask of findings: of a host, of a pool, across the estate. */
@org.jspecify.annotations.NullMarked
package dev.mainstay.scanner.finding.query;

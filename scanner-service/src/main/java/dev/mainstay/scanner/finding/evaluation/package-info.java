/** How findings are drawn from the facts of a scan, the estate, the catalogue and what people and jobs said. Pure. */
@org.jspecify.annotations.NullMarked
package dev.mainstay.scanner.finding.evaluation;

@org.jspecify.annotations.NullMarked
package dev.mainstay.scanner.finding.evaluation;

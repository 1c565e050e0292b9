/**
 * What patch-service says, as far as it bears on findings: risks that people accepted and what became of the last attempts to
 * install something.
 */
@org.jspecify.annotations.NullMarked
package dev.mainstay.scanner.patching;

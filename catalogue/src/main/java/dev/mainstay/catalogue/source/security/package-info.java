/** Readers of what says which updates close which vulnerabilities: MSRC's documents and CISA's catalogue. */
@NullMarked
package dev.mainstay.catalogue.source.security;

import org.jspecify.annotations.NullMarked;

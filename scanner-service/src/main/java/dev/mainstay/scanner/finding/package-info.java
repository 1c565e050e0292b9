/** When it is concluded anew about a host, and where the conclusions are kept and told. */
@org.jspecify.annotations.NullMarked
package dev.mainstay.scanner.finding;

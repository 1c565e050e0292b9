/** Where documents come from by themselves: addresses, a folder, and those that ship with the product. */
@org.jspecify.annotations.NullMarked
package dev.mainstay.scanner.catalogue.fetch;

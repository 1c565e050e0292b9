@org.jspecify.annotations.NullMarked
package dev.mainstay.scanner.catalogue.fetch;

@org.jspecify.annotations.NullMarked
package dev.mainstay.scanner.estate.plan;

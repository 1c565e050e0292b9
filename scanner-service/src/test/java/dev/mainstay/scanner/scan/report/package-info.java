@org.jspecify.annotations.NullMarked
package dev.mainstay.scanner.scan.report;

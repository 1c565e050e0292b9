@org.jspecify.annotations.NullMarked
package dev.mainstay.report.scan;

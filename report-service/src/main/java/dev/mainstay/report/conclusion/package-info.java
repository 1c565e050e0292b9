/** What is concluded about a host from its scan and the catalogue. What its scan itself offers is a finding. */
@org.jspecify.annotations.NullMarked
package dev.mainstay.report.conclusion;

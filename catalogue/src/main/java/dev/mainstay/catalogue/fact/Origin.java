package dev.mainstay.catalogue.fact;

import java.time.LocalDate;

/**
 * Where a fact comes from.
 *
 * @param document the document's own identity ({@code 2019-May}, {@code mssqlserver} …), unique within the source
 * @param date of the document's revision, as the document says
 */
public record Origin(Source source, String document, LocalDate date) {}

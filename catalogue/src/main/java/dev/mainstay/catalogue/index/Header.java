package dev.mainstay.catalogue.index;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

/** The part of a manifest that every version has. */
@JsonIgnoreProperties(ignoreUnknown = true)
record Header(@Nullable String format, int version) {}

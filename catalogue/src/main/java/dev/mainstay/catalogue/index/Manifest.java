package dev.mainstay.catalogue.index;

import java.time.Instant;
import java.util.Map;

/**
 * The first entry of a catalogue file.
 *
 * @param facts how many there are in all
 * @param products entry of each product's updates, by product
 */
record Manifest(String format, int version, Instant created, int facts, Map<String, String> products) {}

package dev.mainstay.scanner.topology;

import dev.mainstay.catalogue.text.Text;

/**
 * A remark on a topology document that was taken all the same: something that it contradicts itself in, or that was left
 * out of it.
 *
 * @param code stable, kebab case
 * @param message a sentence for people that says what was made of it
 */
public record TopologyWarning(String code, Text message) {}

package dev.mainstay.scanner.topology;

/**
 * A remark on a topology document that was taken all the same: something that it contradicts itself in, or that was left
 * out of it.
 *
 * @param code stable, kebab case
 * @param message a sentence for people, English, that says what was made of it
 */
public record TopologyWarning(String code, String message) {}

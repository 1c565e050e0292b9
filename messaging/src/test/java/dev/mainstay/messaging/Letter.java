package dev.mainstay.messaging;

/**
 * The data of the test's events.
 *
 * @param run one test's letters
 * @param mood {@code fine}, or what goes wrong when it is taken; see {@link LettersConsumer}
 */
public record Letter(String run, String sender, int number, String mood) {
    static Letter fine(String run, String sender, int number) {
        return new Letter(run, sender, number, "fine");
    }
}

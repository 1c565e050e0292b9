package dev.mainstay.agent.json;

/** Words for an administrator, within the 2,000 characters that docs/agent-protocol.md allows them. */
public final class Message {

    static final int MOST = 2000;
    /** A meaning and what to do next stand at the end, and take fewer. */
    private static final int END = 700;

    private static final String GAP = " […] ";

    private Message() {}

    /** The text; of one that is too long the middle is left out: what failed stands at its beginning, what to do at its end. */
    public static String within(String text) {
        if (text.length() <= MOST) {
            return text;
        }
        int beginning = MOST - END - GAP.length();
        int end = text.length() - END;
        // No half of a character beyond the basic plane.
        beginning -= Character.isHighSurrogate(text.charAt(beginning - 1)) ? 1 : 0;
        end += Character.isLowSurrogate(text.charAt(end)) ? 1 : 0;
        return text.substring(0, beginning) + GAP + text.substring(end);
    }
}

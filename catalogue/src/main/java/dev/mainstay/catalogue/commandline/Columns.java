package dev.mainstay.catalogue.commandline;

import java.util.ArrayList;
import java.util.List;

/** Text in the width of a terminal. Characters of double width are not counted as such. */
final class Columns {

    static final int WIDTH = 100;

    private Columns() {}

    /** Wrapped between words, every line after the first indented; a longer word stands alone. */
    static List<String> wrapped(String text, String first, String rest) {
        List<String> lines = new ArrayList<>();
        var line = new StringBuilder(first);
        boolean empty = true;
        for (String word : printable(text).split(" +", -1)) {
            if (!empty && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(rest);
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        lines.add(line.toString());
        return lines;
    }

    /** Filled with blanks, or cut, to so many characters. */
    static String of(String text, int width) {
        String printable = printable(text);
        return printable.length() <= width
                ? printable + " ".repeat(width - printable.length())
                : printable.substring(0, width - 1) + "…";
    }

    /** Names come from files: nothing in them may steer the terminal. */
    static String printable(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
    }
}

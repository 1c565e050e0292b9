package dev.mainstay.catalogue.host.file;

import java.io.ByteArrayOutputStream;
import java.lang.Character.UnicodeScript;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Code page of text that does not name it: the one in which the text looks most like words. A wrong guess
 * spoils names shown to a person, nothing else: versions and numbers of updates are ASCII in all of them.
 */
final class CodePage {

    /** Of Windows consoles and of Windows itself; where two read a text alike, the first. */
    private static final String[] KNOWN = {
        "windows-1252",
        "IBM850",
        "IBM437",
        "IBM866",
        "windows-1251",
        "IBM852",
        "windows-1250",
        "IBM857",
        "IBM737",
        "windows-1253",
        "GBK",
        "windows-31j",
        "x-windows-949",
        "x-windows-950"
    };

    private static final int SAMPLE_BYTES = 8 << 10;

    private CodePage() {}

    static Charset of(byte[] bytes) {
        byte[] sample = linesBeyondAscii(bytes);
        return Stream.of(KNOWN)
                .filter(Charset::isSupported)
                .map(Charset::forName)
                .max(Comparator.<Charset>comparingInt(charset -> likeness(new String(sample, charset)))
                        .thenComparing(Comparator.comparingInt(CodePage::place).reversed()))
                .orElse(StandardCharsets.ISO_8859_1);
    }

    private static int place(Charset charset) {
        for (int i = 0; i < KNOWN.length; i++) {
            if (KNOWN[i].equals(charset.name())) {
                return i;
            }
        }
        return KNOWN.length;
    }

    private static byte[] linesBeyondAscii(byte[] bytes) {
        var sample = new ByteArrayOutputStream();
        int start = 0;
        boolean beyond = false;
        for (int i = 0; i <= bytes.length && sample.size() < SAMPLE_BYTES; i++) {
            if (i == bytes.length || bytes[i] == '\n') {
                if (beyond) {
                    sample.write(bytes, start, Math.min(i - start, SAMPLE_BYTES));
                    sample.write('\n');
                }
                start = i + 1;
                beyond = false;
            } else if (bytes[i] < 0) {
                beyond = true;
            }
        }
        return sample.toByteArray();
    }

    private static int likeness(String text) {
        int points = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                points += points(
                        i == 0 ? '\n' : text.charAt(i - 1), c, i + 1 < text.length() ? text.charAt(i + 1) : '\n');
            }
        }
        return points;
    }

    private static int points(char before, char c, char after) {
        if (c == '\uFFFD' || Character.isISOControl(c) || !Character.isDefined(c)) {
            return -20;
        }
        if (!Character.isLetter(c)) {
            return c == '\u00A0' || c == '®' || c == '°' || c == '’' || isEastAsianPunctuation(c) ? 0 : -3;
        }
        int points = 1;
        for (char neighbour : new char[] {before, after}) {
            if (Character.isLetter(neighbour)) {
                points += UnicodeScript.of(neighbour) == UnicodeScript.of(c) ? 1 : -3;
            }
        }
        boolean upperInsideWord = Character.isUpperCase(c) && Character.isLowerCase(before);
        return upperInsideWord ? points - 4 : points;
    }

    private static boolean isEastAsianPunctuation(char c) {
        return (c >= '\u3000' && c <= '\u303F') || (c >= '\uFF00' && c <= '\uFF65');
    }
}

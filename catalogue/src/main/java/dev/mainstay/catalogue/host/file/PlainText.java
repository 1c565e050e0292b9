package dev.mainstay.catalogue.host.file;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a program printed, freed of what consoles, mail and web pages put around it: marks that are not seen, colours,
 * other line ends, quotation marks before every line, HTML. Lines end with {@code \n} only.
 */
final class PlainText {

    /** Marks of byte order and of writing direction, spaces of no width. */
    private static final Pattern UNSEEN =
            Pattern.compile("[\\uFEFF\\u200B-\\u200F\\u202A-\\u202E\\u2066-\\u2069\\u00AD]");

    private static final Pattern OTHER_SPACE = Pattern.compile("[\\u00A0\\u2007\\u202F]");
    private static final Pattern COLOUR = Pattern.compile("\\u001B\\[[0-9;?]*[A-Za-z]");

    private static final Pattern QUOTED = Pattern.compile("(?m)^>+ ?");
    private static final Pattern FENCE = Pattern.compile("(?m)^[ \\t]*(```|~~~)[\\w-]*[ \\t]*$");
    private static final Pattern HTML =
            Pattern.compile("(?i)<(html|body|pre|br|p|td|div|code)\\b[^<>]*>|&(nbsp|quot|lt|gt|amp);|&#[0-9]{2,5};");
    private static final Pattern NOT_SHOWN = Pattern.compile("(?is)<(style|script|head)\\b.*?</\\1>|<!--.*?-->");
    private static final Pattern NEW_LINE = Pattern.compile("(?i)<br */?>|</(tr|p|div|pre|li|h[1-6])>");
    private static final Pattern NEW_COLUMN = Pattern.compile("(?i)</(td|th)>");
    private static final Pattern TAG = Pattern.compile("</?[a-zA-Z!?][^<>]*>");
    private static final Pattern ENTITY = Pattern.compile("&(#[0-9]{2,5}|#[xX][0-9a-fA-F]{2,4}|\\w{2,6});");
    private static final Map<String, String> ENTITIES =
            Map.of("nbsp", " ", "quot", "\"", "lt", "<", "gt", ">", "amp", "&", "apos", "'");

    private PlainText() {}

    /** A pattern is looked for only where a character of it is there: exports are read by the thousand, and most are plain. */
    static String of(String told) {
        String text = told.indexOf('\u001B') < 0 ? told : COLOUR.matcher(told).replaceAll("");
        if (!isAscii(text)) {
            text = OTHER_SPACE.matcher(UNSEEN.matcher(text).replaceAll("")).replaceAll(" ");
        }
        text = withLineEnds(text);
        boolean marked = text.indexOf('<') >= 0 || text.indexOf('&') >= 0;
        if (marked && !CliXml.isIn(text) && HTML.matcher(text).find()) {
            text = withoutHtml(text);
        }
        if (isQuoted(text)) {
            text = QUOTED.matcher(text).replaceAll("");
        }
        return text.contains("```") || text.contains("~~~")
                ? FENCE.matcher(text).replaceAll("")
                : text;
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > '\u007F') {
                return false;
            }
        }
        return true;
    }

    /** WMIC ends lines with CR CR LF; old Macs and some editors with CR alone. */
    private static String withLineEnds(String text) {
        StringBuilder lines = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\r') {
                while (i + 1 < text.length() && text.charAt(i + 1) == '\r') {
                    i++;
                }
                if (i + 1 < text.length() && text.charAt(i + 1) == '\n') {
                    i++;
                }
                lines.append('\n');
            } else {
                lines.append(isOtherLineEnd(c) ? '\n' : c);
            }
        }
        return lines.toString();
    }

    private static boolean isOtherLineEnd(char c) {
        return c == '\f' || c == '\u000B' || c == '\u0085' || c == '\u2028' || c == '\u2029';
    }

    private static boolean isQuoted(String text) {
        return !text.isBlank() && text.lines().filter(line -> !line.isBlank()).allMatch(line -> line.startsWith(">"));
    }

    private static String withoutHtml(String text) {
        boolean page = TAG.matcher(text).find();
        String shown = NOT_SHOWN.matcher(text).replaceAll("");
        if (page) {
            shown = NEW_COLUMN.matcher(NEW_LINE.matcher(shown).replaceAll("\n")).replaceAll("\t");
            shown = TAG.matcher(shown).replaceAll("");
        }
        return ENTITY.matcher(shown).replaceAll(entity -> Matcher.quoteReplacement(character(entity)));
    }

    private static String character(MatchResult entity) {
        String name = entity.group(1);
        if (!name.startsWith("#")) {
            return ENTITIES.getOrDefault(name, entity.group());
        }
        boolean hexadecimal = name.length() > 1 && Character.toLowerCase(name.charAt(1)) == 'x';
        int code = hexadecimal ? Integer.parseInt(name.substring(2), 16) : Integer.parseInt(name.substring(1));
        return code == 160 ? " " : code < ' ' && code != '\t' && code != '\n' ? "" : Character.toString(code);
    }
}

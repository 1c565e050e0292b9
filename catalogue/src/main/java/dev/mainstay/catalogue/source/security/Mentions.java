package dev.mainstay.catalogue.source.security;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Articles that notes, which are HTML, name beside vulnerabilities. */
final class Mentions {

    private static final Pattern END_OF_ITEM = Pattern.compile("</?(?:li|p|tr|h\\d|ul|ol)\\b[^>]*>|<br ?/?>");
    private static final Pattern VULNERABILITY = Pattern.compile("\\b(?:CVE-\\d{4}-\\d{4,7}|ADV\\d{6})\\b");
    /** {@code KB4535680}, {@code …/help/4535680}, {@code Article 4535680}. */
    private static final Pattern ARTICLE =
            Pattern.compile("(?:\\bKB ?|/help/|/kb/|\\bArticle )(\\d{6,7})\\b", Pattern.CASE_INSENSITIVE);
    /** An item that names more is a list, not a remark on one of them. */
    private static final int MOST = 3;

    private Mentions() {}

    /**
     * A vulnerability and an article.
     *
     * @param kb {@code KB} and digits
     */
    record Mention(String cve, String kb) {}

    /** What stands in one item or paragraph; each pair once. */
    static List<Mention> in(String notes) {
        List<Mention> mentions = new ArrayList<>();
        for (String item : END_OF_ITEM.split(notes, -1)) {
            Set<String> cves = new HashSet<>();
            Matcher cve = VULNERABILITY.matcher(item);
            while (cve.find()) {
                cves.add(cve.group());
            }
            if (!cves.isEmpty() && cves.size() <= MOST) {
                List<String> articles = articles(item);
                cves.stream()
                        .sorted()
                        .forEach(named -> articles.stream()
                                .map(kb -> new Mention(named, kb))
                                .filter(mention -> !mentions.contains(mention))
                                .forEach(mentions::add));
            }
        }
        return mentions;
    }

    /** In the notes of one vulnerability. */
    static List<Mention> of(String cve, String notes) {
        return articles(notes).stream().map(kb -> new Mention(cve, kb)).toList();
    }

    private static List<String> articles(String text) {
        List<String> kbs = new ArrayList<>();
        Matcher article = ARTICLE.matcher(text);
        while (article.find()) {
            String kb = "KB" + article.group(1);
            if (!kbs.contains(kb)) {
                kbs.add(kb);
            }
        }
        return kbs;
    }
}

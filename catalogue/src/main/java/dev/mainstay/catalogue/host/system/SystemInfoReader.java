package dev.mainstay.catalogue.host.system;

import dev.mainstay.catalogue.host.facts.ExportFacts;
import dev.mainstay.catalogue.host.facts.ExportReader;
import dev.mainstay.catalogue.host.facts.HotfixList;
import dev.mainstay.catalogue.host.facts.Identity;
import dev.mainstay.catalogue.host.facts.OsVersion;
import dev.mainstay.catalogue.host.facts.WindowsFacts;
import dev.mainstay.catalogue.host.file.ExportedFile;
import dev.mainstay.catalogue.host.file.JsonDocument;
import dev.mainstay.catalogue.host.file.Remark;
import dev.mainstay.catalogue.host.system.SystemInfoLines.Line;
import dev.mainstay.catalogue.text.Text;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What {@code systeminfo} prints ({@code /fo list} is the same), of one host or of several. Its labels are in the host's
 * language, but the order of its lines is the same in all: host name, name and version of Windows, maker, configuration, …,
 * product id, date of installation, …, type of system, …, domain, logon server, updates, network cards.
 */
public final class SystemInfoReader implements ExportReader {

    private static final Pattern PRODUCT_ID = Pattern.compile("[0-9A-Z]{5}-[0-9A-Z]{3,5}-[0-9A-Z]{5,7}-[0-9A-Z]{5}");
    private static final Pattern SERVER = Pattern.compile(
            "(?iu).*(server|serveur|servidor|сервер|контроллер|服务器|伺服器|控制器|サーバー|コントローラ|서버|컨트롤러|sunucu|kiszolgáló|"
                    + "controller|contrôleur|controlador|kontroler|řadič).*");
    private static final Pattern CLIENT =
            Pattern.compile("(?iu).*(workstation|arbeitsstation|station de travail|estaci[oó]n|"
                    + "estação|рабочая станция|工作站|ワークステーション|워크스테이션).*");

    @Override
    public boolean recognises(ExportedFile file) {
        if (JsonDocument.isIn(file)) {
            return false;
        }
        var lines = new SystemInfoLines(file.lines());
        if (lines.version() >= 0) {
            return true;
        }
        // Broken off so early that only the first lines are there.
        long written = file.lines().stream().filter(line -> !line.isBlank()).count();
        return written == lines.all().size()
                && lines.all().stream().anyMatch(line -> WindowsFacts.isServer(line.value()) != null);
    }

    @Override
    public List<ExportFacts> read(ExportedFile file) {
        List<String> text = file.lines();
        var all = new SystemInfoLines(text);
        if (all.version() < 0) {
            throw file.unreadable(text.size(), Remark.NO_VERSION.with());
        }
        return List.of(host(file, all));
    }

    /** Lines, from 0, with which the hosts begin. */
    public static List<Integer> begins(List<String> text) {
        var all = new SystemInfoLines(text);
        return all.versions().stream()
                .map(version -> begin(all, all.all().indexOf(version)))
                .toList();
    }

    /** The first line of a host: that of its name, two labels before the version. */
    private static int begin(SystemInfoLines all, int version) {
        Line first = all.before(version, 2);
        Line caption = all.before(version, 1);
        return first != null
                ? first.at()
                : caption != null ? caption.at() : all.all().get(version).at();
    }

    /** What the lines of one host tell, one of which has the version of Windows. */
    static ExportFacts host(ExportedFile file, SystemInfoLines lines) {
        int at = lines.version();
        String caption = value(lines.before(at, 1));
        String host = value(lines.before(at, 2));
        if (lines.before(at, 2) == null && caption != null && WindowsFacts.isServer(caption) == null) {
            host = caption; // the line of the product's name is missing
            caption = null;
        }
        var version = OsVersion.in(lines.all().get(at).value());
        WindowsFacts windows = version.told(caption, architecture(lines, at));
        if (windows.server() == null) {
            windows = windows.and(WindowsFacts.ofServer(server(lines, at)));
        }
        HotfixList hotfixes = lines.hotfixes(at);
        int last = lines.all().getLast().last();
        List<Text> unread = hotfixes == null
                ? List.of(Remark.SYSTEMINFO_BROKEN_OFF.with(file.shortName(), last + file.firstLine()))
                : List.of();
        return ExportFacts.ofSystem(file, host, windows, hotfixes, unread).of(identity(lines, at));
    }

    private static @Nullable String value(@Nullable Line line) {
        return line == null || line.value().isEmpty() ? null : line.value();
    }

    private static @Nullable String architecture(SystemInfoLines lines, int version) {
        return lines.after(version)
                .takeWhile(line -> line.entries().isEmpty() || line.value().contains("PC")) // processors come after it
                .filter(SystemInfoLines::isSystemType)
                .map(line -> WindowsFacts.architecture(line.value()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The second line after the version says what it is configured as. */
    private static @Nullable Boolean server(SystemInfoLines lines, int version) {
        String configuration =
                lines.after(version).skip(1).map(Line::value).findFirst().orElse("");
        if (CLIENT.matcher(configuration).matches()) {
            return false;
        }
        return SERVER.matcher(configuration).matches() ? Boolean.TRUE : null;
    }

    private static Identity identity(SystemInfoLines lines, int version) {
        List<Line> after = lines.after(version).toList();
        String product = null;
        String installed = null;
        for (int i = 0; i < after.size() && product == null; i++) {
            if (PRODUCT_ID.matcher(after.get(i).value()).matches()) {
                product = after.get(i).value();
                String next = i + 1 < after.size() ? after.get(i + 1).value() : "";
                installed = next.matches(".*[0-9].*") ? next : null;
            }
        }
        Line list = lines.list(version);
        int at = list == null ? -1 : after.indexOf(list);
        String domain = at < 2 ? null : after.get(at - 2).value();
        boolean isName = domain != null && domain.matches("[\\p{L}0-9][\\p{L}0-9._-]*");
        return new Identity(isName ? domain : null, product, installed, null, null);
    }
}

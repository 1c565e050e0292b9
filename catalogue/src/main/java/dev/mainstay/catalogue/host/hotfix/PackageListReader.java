package dev.mainstay.catalogue.host.hotfix;

import dev.mainstay.catalogue.host.facts.CbsPackages;
import dev.mainstay.catalogue.host.facts.CbsPackages.State;
import dev.mainstay.catalogue.host.facts.ExportFacts;
import dev.mainstay.catalogue.host.facts.ExportReader;
import dev.mainstay.catalogue.host.file.ExportedFile;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code dism /online /get-packages} as a table or a list, {@code Get-WindowsPackage -Online}, or the mere names of the
 * packages' registry keys.
 */
public final class PackageListReader implements ExportReader {

    private static final Pattern INSTALLED = Pattern.compile(
            "(?iu)(installed|permanent|installé.*|installiert|instalado|installato|geïnstalleerd|установлен.*|已安装|已安裝|"
                    + "インストール済み|설치됨|zainstalowan.*|nainstalován.*|instalada)");
    private static final Pattern PENDING = Pattern.compile(
            "(?iu)(install ?pending|uninstall ?pending|partially ?installed|.*en attente.*|.*ausstehend.*|.*pendiente.*|"
                    + ".*in sospeso.*|.*ожида.*)");
    private static final Pattern OTHER = Pattern.compile(
            "(?iu)(superseded|staged|staging|removed|not ?present|absent|resolved|remplacé.*|abgelöst|ersetzt|reemplazad.*|"
                    + "sostituit.*|заменен.*|вытеснен.*|bereitgestellt|preparad.*|被取代|已取代)");
    private static final Pattern LABELLED = Pattern.compile("[^:：|]{1,60}[:：]\\s*(\\S.*)");

    @Override
    public boolean recognises(ExportedFile file) {
        return CbsPackages.isIn(file.text());
    }

    @Override
    public List<ExportFacts> read(ExportedFile file) {
        var packages = new CbsPackages();
        String open = null;
        for (String line : file.lines()) {
            String name = CbsPackages.in(line);
            if (name != null) {
                add(packages, open, State.UNTOLD);
                State state = inFields(name);
                open = state == null ? name : null;
                add(packages, state == null ? null : name, state == null ? State.UNTOLD : state);
                continue;
            }
            Matcher labelled = LABELLED.matcher(line.strip());
            if (open != null && labelled.matches()) {
                State state = state(labelled.group(1).strip());
                add(packages, open, state == null ? State.UNTOLD : state);
                open = null;
            }
        }
        add(packages, open, State.UNTOLD);
        return List.of(ExportFacts.ofSystem(file, null, packages.windows(), packages.hotfixes(), packages.unread()));
    }

    private static void add(CbsPackages packages, @Nullable String name, State state) {
        if (name != null) {
            packages.add(name, state);
        }
    }

    /** Behind the name in a table or a CSV row. */
    private static @Nullable State inFields(String line) {
        for (String field : line.split("[|,;\\t\"]", -1)) {
            State state = state(field.strip());
            if (state != null) {
                return state;
            }
        }
        return null;
    }

    private static @Nullable State state(String word) {
        if (INSTALLED.matcher(word).matches()) {
            return State.INSTALLED;
        }
        if (PENDING.matcher(word).matches()) {
            return State.PENDING;
        }
        return OTHER.matcher(word).matches() ? State.OTHER : null;
    }
}

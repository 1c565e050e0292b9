package dev.mainstay.catalogue.host.system;

import dev.mainstay.catalogue.host.facts.ExportFacts;
import dev.mainstay.catalogue.host.facts.ExportReader;
import dev.mainstay.catalogue.host.facts.WindowsFacts;
import dev.mainstay.catalogue.host.file.ExportedFile;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code ver} prints, in any language: {@code Microsoft Windows [Version 10.0.17763.8511]}: it completes what other
 * files tell of the host, and does not tell which Windows it is. The same line above a copied
 * console is no output: what follows may be of another host.
 */
public final class VersionReader implements ExportReader {

    private static final Pattern VER = Pattern.compile(
            "\\s*Microsoft Windows \\[\\S+ [0-9]{1,2}\\.[0-9]{1,2}\\.([0-9]{4,5})(?:\\.([0-9]{1,6}))?\\]\\s*");

    @Override
    public boolean recognises(ExportedFile file) {
        return VER.matcher(file.text()).matches();
    }

    @Override
    public List<ExportFacts> read(ExportedFile file) {
        Matcher told = VER.matcher(file.text());
        if (!told.matches()) {
            return List.of();
        }
        String revision = told.group(2);
        return List.of(ExportFacts.ofSystem(
                file,
                null,
                new WindowsFacts(
                        null,
                        null, // a server and a client may have the same
                        Integer.valueOf(told.group(1)),
                        revision == null ? null : (Integer) Integer.parseInt(revision),
                        null,
                        null,
                        null,
                        null),
                null));
    }
}

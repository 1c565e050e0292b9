package dev.mainstay.catalogue.host.hotfix;

import dev.mainstay.catalogue.host.facts.ExportFacts;
import dev.mainstay.catalogue.host.facts.ExportReader;
import dev.mainstay.catalogue.host.facts.HotfixList;
import dev.mainstay.catalogue.host.file.ExportedFile;
import java.util.List;
import java.util.regex.Pattern;

/**
 * {@code wmic qfe} on a host without updates: a file of line ends alone, or with what wmic says on its error stream, {@code
 * No Instance(s) Available.}, in the language of the host.
 */
public final class NothingListedReader implements ExportReader {

    private static final Pattern SAID =
            Pattern.compile("(?iu)\\s*(no instance\\(?s?\\)? available|aucune instance disponible|"
                    + "keine instanz(en|\\(en\\))? verfügbar|no hay (ninguna )?instancias? disponibles?|nessuna istanza disponibile|"
                    + "отсутствуют экземпляры|没有可用实例|沒有可用的執行個體|使用できるインスタンスがありません|"
                    + "não há nenhuma instância disponível)\\.?。?\\s*");

    @Override
    public boolean recognises(ExportedFile file) {
        return file.text().isBlank() || SAID.matcher(file.text()).matches();
    }

    @Override
    public List<ExportFacts> read(ExportedFile file) {
        return List.of(ExportFacts.ofHotfixes(file, null, new HotfixList(List.of())));
    }
}

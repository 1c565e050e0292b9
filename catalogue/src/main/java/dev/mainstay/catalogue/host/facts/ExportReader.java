package dev.mainstay.catalogue.host.facts;

import dev.mainstay.catalogue.host.file.ExportedFile;
import dev.mainstay.catalogue.host.file.UnreadableExportException;
import java.util.List;

/** Reader of one kind of file, recognised by what is in it. */
public interface ExportReader {

    boolean recognises(ExportedFile file);

    /**
     * What the file tells, one for each host in it.
     *
     * @throws UnreadableExportException with file and line
     */
    List<ExportFacts> read(ExportedFile file);
}

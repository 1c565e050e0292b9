package dev.mainstay.catalogue.source;

import dev.mainstay.catalogue.fact.Source;
import java.io.IOException;
import java.io.InputStream;

/** Reader of one kind of document. Implementations hold no state between documents. */
public interface DocumentReader {

    Source source();

    /**
     * Whether a document looks like one of this kind.
     *
     * @param name of the file, in lower case, without {@code .gz}
     * @param start of its text, decompressed: the first 2,048 bytes as UTF-8
     */
    boolean recognises(String name, String start);

    /**
     * Reads to the end of the document. The caller closes the stream.
     *
     * @param name for messages
     * @param in plain or compressed with gzip
     * @throws MalformedDocumentException if it is not what it should be; what was delivered until then is void
     * @throws IOException if the stream fails
     */
    DocumentSummary read(String name, InputStream in, ReadingRules rules, FactSink sink)
            throws IOException, MalformedDocumentException;
}

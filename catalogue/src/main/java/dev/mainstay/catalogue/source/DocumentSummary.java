package dev.mainstay.catalogue.source;

import java.util.Map;

/**
 * What came of reading one document to its end.
 *
 * @param facts how many were delivered
 * @param skipped how many statements were passed over, by why
 */
public record DocumentSummary(DocumentHeader header, int facts, Map<Skip, Integer> skipped) {

    public DocumentSummary {
        skipped = Map.copyOf(skipped);
    }
}

package dev.mainstay.scanner.catalogue;

import java.util.ArrayList;
import java.util.List;

/** Writes small documents in the form of CISA's catalogue. */
public final class KevText {
    private final String date;
    private final List<String> entries = new ArrayList<>();

    /** {@code date}: ISO 8601, of the revision. */
    public KevText(String date) {
        this.date = date;
    }

    public KevText exploited(String cve, String due) {
        entries.add("""
                {"cveID":"%s","vendorProject":"Microsoft","product":"Windows","vulnerabilityName":"Synthetic","dateAdded":\
                "2026-01-05","shortDescription":"Synthetic","requiredAction":"Apply","dueDate":"%s",\
                "knownRansomwareCampaignUse":"Unknown","notes":"","cwes":[]}""".formatted(cve, due));
        return this;
    }

    public String text() {
        return """
                {"title":"CISA Catalog of Known Exploited Vulnerabilities","catalogVersion":"%s","dateReleased":"%sT15:00:00.0000Z",\
                "count":%d,"vulnerabilities":[%s]}""".formatted(date.replace('-', '.'), date, entries.size(), String.join(",", entries));
    }
}

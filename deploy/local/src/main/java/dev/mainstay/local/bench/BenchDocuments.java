package dev.mainstay.local.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * The documents that the catalogue is measured with: those of a folder, or made-up ones in the form of MSRC's monthly ones. A
 * made-up month has 120 vulnerabilities of 7 updates for 30 products; numbers and names are invented.
 *
 * @param files empty for made-up ones
 */
record BenchDocuments(List<Path> files) {
    private static final int MONTHS = 107;
    private static final int VULNERABILITIES = 120;
    private static final int UPDATES = 7;
    private static final int PRODUCTS = 30;

    /** {@code folder}: blank for made-up ones. */
    static BenchDocuments of(String folder) throws IOException {
        if (folder.isBlank()) {
            return new BenchDocuments(List.of());
        }
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            return new BenchDocuments(files.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().matches(".*\\.(xml|json|csv)(\\.gz)?"))
                    .sorted()
                    .toList());
        }
    }

    boolean generated() {
        return files.isEmpty();
    }

    int size() {
        return generated() ? MONTHS : files.size();
    }

    /** One of them, inflated. */
    byte[] text(int number) throws IOException {
        if (generated()) {
            return month(number);
        }
        Path file = files.get(number);
        byte[] bytes = Files.readAllBytes(file);
        if (!file.toString().endsWith(".gz")) {
            return bytes;
        }
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        }
    }

    /** One more document, about exploited vulnerabilities that no host has. */
    static byte[] another() {
        return """
                {"title":"Synthetic","catalogVersion":"2026.11.01","dateReleased":"2026-11-01T00:00:00.0000Z","count":1,\
                "vulnerabilities":[{"cveID":"CVE-2026-99999","vendorProject":"x","product":"x","vulnerabilityName":"x",\
                "dateAdded":"2026-10-01","shortDescription":"x","requiredAction":"x","dueDate":"2026-11-20",\
                "knownRansomwareCampaignUse":"Unknown","notes":"","cwes":[]}]}""".getBytes(StandardCharsets.UTF_8);
    }

    /** One month; for its number 0 and up. */
    private static byte[] month(int month) throws IOException {
        int year = 2016 + month / 12;
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        write(text, """
                <?xml version="1.0" encoding="utf-8"?>
                <cvrf:cvrfdoc xmlns:prod="http://www.icasi.org/CVRF/schema/prod/1.1" \
                xmlns:vuln="http://www.icasi.org/CVRF/schema/vuln/1.1" xmlns:cvrf="http://www.icasi.org/CVRF/schema/cvrf/1.1">
                <cvrf:DocumentTracking><cvrf:Identification><cvrf:ID>Bench-%d</cvrf:ID></cvrf:Identification>
                <cvrf:Version>1.0</cvrf:Version>
                <cvrf:RevisionHistory><cvrf:Revision><cvrf:Number>1</cvrf:Number></cvrf:Revision></cvrf:RevisionHistory>
                <cvrf:InitialReleaseDate>%d-%02d-12T07:00:00Z</cvrf:InitialReleaseDate>
                <cvrf:CurrentReleaseDate>%d-%02d-12T07:00:00Z</cvrf:CurrentReleaseDate></cvrf:DocumentTracking>
                <prod:ProductTree><prod:Branch Type="Vendor" Name="Microsoft">
                """.formatted(month, year, month % 12 + 1, year, month % 12 + 1));
        for (int product = 0; product < PRODUCTS; product++) {
            String name = product == 0 ? "Windows Server 2012 R2" : "Synthetic product " + product;
            write(text, "<prod:FullProductName ProductID=\"%d\">%s</prod:FullProductName>\n".formatted(product, name));
        }
        write(text, "</prod:Branch></prod:ProductTree>\n");
        for (int i = 0; i < VULNERABILITIES; i++) {
            vulnerability(text, month, year, i);
        }
        write(text, "</cvrf:cvrfdoc>");
        return text.toByteArray();
    }

    private static void vulnerability(ByteArrayOutputStream text, int month, int year, int number) throws IOException {
        write(
                text,
                "<vuln:Vulnerability><vuln:Notes><vuln:Note Title=\"x\">%s</vuln:Note></vuln:Notes>"
                        .formatted("Synthetic. ".repeat(40)));
        write(text, "<vuln:CVE>CVE-%d-%d</vuln:CVE>".formatted(year, 50_000 + month * 1000 + number));
        for (int product = 0; product < PRODUCTS; product++) {
            int update = (number + product) % UPDATES;
            write(text, """
                    <vuln:Threats><vuln:Threat Type="Severity"><vuln:Description>Important</vuln:Description>\
                    <vuln:ProductID>%1$d</vuln:ProductID></vuln:Threat></vuln:Threats>
                    <vuln:Remediation Type="Vendor Fix"><vuln:Description>%2$d</vuln:Description>\
                    <vuln:Supercedence>%3$d</vuln:Supercedence><vuln:ProductID>%1$d</vuln:ProductID>\
                    <vuln:RestartRequired>Yes</vuln:RestartRequired><vuln:SubType>Security Update</vuln:SubType>\
                    <vuln:AffectedFiles /></vuln:Remediation>
                    """.formatted(product, kb(month, update), kb(month - 1, update)));
        }
        write(text, "</vuln:Vulnerability>\n");
    }

    /** Invented, out of the range of real ones. */
    private static int kb(int month, int update) {
        return 90_000_000 + month * 100 + update;
    }

    private static void write(ByteArrayOutputStream text, String part) throws IOException {
        text.write(part.getBytes(StandardCharsets.UTF_8));
    }
}

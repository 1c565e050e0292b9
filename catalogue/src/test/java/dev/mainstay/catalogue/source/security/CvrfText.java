package dev.mainstay.catalogue.source.security;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes small documents in the form of MSRC's CVRF. */
public final class CvrfText {

    private final String id;
    private String date = "2019-05-14T07:00:00Z";
    private final Map<String, String> products = new LinkedHashMap<>();
    private String notes = "";
    private final List<String> vulnerabilities = new ArrayList<>();

    public CvrfText(String id) {
        this.id = id;
    }

    public CvrfText date(String text) {
        date = text;
        return this;
    }

    public CvrfText product(String number, String name) {
        products.put(number, name);
        return this;
    }

    /** Notes of the document: HTML, not escaped. */
    public CvrfText notes(String html) {
        notes = html.replace("&", "&amp;").replace("<", "&lt;");
        return this;
    }

    public CvrfText vulnerability(String cve, String... parts) {
        vulnerabilities.add("<vuln:Vulnerability><vuln:Notes><vuln:Note Title=\"x\">An &lt;p&gt; in a note</vuln:Note>"
                + "</vuln:Notes><vuln:CVE>" + cve + "</vuln:CVE>" + String.join("\n", parts) + "</vuln:Vulnerability>");
        return this;
    }

    public static String severity(String product, String severity) {
        return "<vuln:Threats><vuln:Threat Type=\"Severity\"><vuln:Description>" + severity
                + "</vuln:Description><vuln:ProductID>" + product + "</vuln:ProductID></vuln:Threat></vuln:Threats>";
    }

    /** A remediation with the given fields: element and text in turn. */
    public static String fix(String type, String... fields) {
        StringBuilder text = new StringBuilder("<vuln:Remediation Type=\"" + type + "\">");
        for (int i = 0; i < fields.length; i += 2) {
            text.append("<vuln:" + fields[i] + ">" + fields[i + 1] + "</vuln:" + fields[i] + ">");
        }
        return text.append("<vuln:AffectedFiles /></vuln:Remediation>").toString();
    }

    public String text() {
        StringBuilder text = new StringBuilder("""
                <?xml version="1.0" encoding="utf-8"?>
                <cvrf:cvrfdoc xmlns:prod="http://www.icasi.org/CVRF/schema/prod/1.1" \
                xmlns:vuln="http://www.icasi.org/CVRF/schema/vuln/1.1" \
                xmlns:cvrf="http://www.icasi.org/CVRF/schema/cvrf/1.1">
                <cvrf:DocumentTracking><cvrf:Identification><cvrf:ID>%s</cvrf:ID></cvrf:Identification>
                <cvrf:Version>1.0</cvrf:Version>
                <cvrf:RevisionHistory><cvrf:Revision><cvrf:Number>9</cvrf:Number></cvrf:Revision></cvrf:RevisionHistory>
                <cvrf:InitialReleaseDate>2019-05-14T07:00:00Z</cvrf:InitialReleaseDate>
                <cvrf:CurrentReleaseDate>%s</cvrf:CurrentReleaseDate>
                </cvrf:DocumentTracking>
                <cvrf:DocumentNotes><cvrf:Note Title="Release Notes">%s</cvrf:Note></cvrf:DocumentNotes>
                <prod:ProductTree><prod:Branch Type="Vendor" Name="Microsoft">
                """.formatted(id, date, notes));
        products.forEach((number, name) -> text.append(
                "<prod:FullProductName ProductID=\"" + number + "\">" + name + "</prod:FullProductName>\n"));
        text.append("</prod:Branch></prod:ProductTree>\n");
        vulnerabilities.forEach(text::append);
        return text.append("</cvrf:cvrfdoc>").toString();
    }
}

package dev.mainstay.catalogue.source.security;

import dev.mainstay.catalogue.source.JsonCursor;
import dev.mainstay.catalogue.source.MalformedDocumentException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The product tree of a CSAF document: names by product number, and for a product that is a version range the build from
 * which on it is fixed. Its name is then that of the branch {@code product_name} above it.
 */
final class CsafProducts {

    private final Map<String, String> names = new HashMap<>();
    private final Map<String, String> fixedBuilds = new HashMap<>();

    Map<String, String> names() {
        return names;
    }

    void readTree(JsonCursor json) throws IOException, MalformedDocumentException {
        json.beginObject();
        for (String field = json.nextField(); field != null; field = json.nextField()) {
            switch (field) {
                case "branches" -> branches(json);
                case "full_product_names" -> {
                    json.beginArray();
                    while (json.nextObject()) {
                        Product product = product(json);
                        names.put(product.id(), product.name());
                    }
                }
                case "relationships" -> relationships(json);
                default -> json.passOver();
            }
        }
    }

    /** Product numbers of the versions below that no branch {@code product_name} has named yet. */
    private List<String> branches(JsonCursor json) throws IOException, MalformedDocumentException {
        List<String> versions = new ArrayList<>();
        json.beginArray();
        while (json.nextObject()) {
            versions.addAll(branch(json));
        }
        return versions;
    }

    /** The standard does not order a branch's fields, and Microsoft writes what is below a branch before its name. */
    private List<String> branch(JsonCursor json) throws IOException, MalformedDocumentException {
        String category = "";
        String name = "";
        Product product = null;
        List<String> versions = new ArrayList<>();
        for (String field = json.nextField(); field != null; field = json.nextField()) {
            switch (field) {
                case "category" -> category = json.text();
                case "name" -> name = json.text();
                case "branches" -> versions.addAll(branches(json));
                case "product" -> {
                    json.beginObject();
                    product = product(json);
                }
                default -> json.passOver();
            }
        }
        if (product != null) {
            names.put(product.id(), product.name());
            if (category.startsWith("product_version")) {
                versions.add(product.id());
            }
            if (category.equals("product_version_range") && name.startsWith("<") && !name.startsWith("<=")) {
                fixedBuilds.put(product.id(), name.substring(1).strip());
            }
        }
        if (!category.equals("product_name")) {
            return versions;
        }
        for (String version : versions) {
            names.put(version, name);
        }
        return List.of();
    }

    private void relationships(JsonCursor json) throws IOException, MalformedDocumentException {
        json.beginArray();
        while (json.nextObject()) {
            for (String field = json.nextField(); field != null; field = json.nextField()) {
                if (field.equals("full_product_name")) {
                    json.beginObject();
                    Product product = product(json);
                    names.put(product.id(), product.name());
                } else {
                    json.passOver();
                }
            }
        }
    }

    private static Product product(JsonCursor json) throws IOException, MalformedDocumentException {
        String id = "";
        String name = "";
        for (String field = json.nextField(); field != null; field = json.nextField()) {
            switch (field) {
                case "product_id" -> id = json.text();
                case "name" -> name = json.text();
                default -> json.passOver();
            }
        }
        if (id.isEmpty()) {
            throw json.malformed("a product without product_id");
        }
        return new Product(id, name);
    }

    /** The same fixes, one to a product, each with its product's build where it tells none of its own. */
    VulnerabilityFixes withBuilds(VulnerabilityFixes fixes, String severity) {
        VulnerabilityFixes result = new VulnerabilityFixes();
        result.cve(fixes.cve());
        fixes.affected().forEach(result::affected);
        result.severity(severity, fixes.affected());
        for (VulnerabilityFixes.Fix fix : fixes.fixes()) {
            for (String id : fix.products) {
                VulnerabilityFixes.Fix one = new VulnerabilityFixes.Fix();
                one.description = fix.description;
                one.restart = fix.restart;
                one.subType = fix.subType;
                one.fixedBuild = fix.fixedBuild.isEmpty() ? fixedBuilds.getOrDefault(id, "") : fix.fixedBuild;
                one.products.add(id);
                result.add(one);
            }
            result.severity(severity, fix.products);
        }
        return result;
    }

    private record Product(String id, String name) {}
}

package dev.mainstay.catalogue.source;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

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
                case "branches" -> branches(json, "");
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

    private void branches(JsonCursor json, String above) throws IOException, MalformedDocumentException {
        json.beginArray();
        while (json.nextObject()) {
            branch(json, above);
        }
    }

    /** The standard does not order a branch's fields; its category and name must come before what is below it. */
    private void branch(JsonCursor json, String above) throws IOException, MalformedDocumentException {
        String category = "";
        String name = "";
        for (String field = json.nextField(); field != null; field = json.nextField()) {
            switch (field) {
                case "category" -> category = json.text();
                case "name" -> name = json.text();
                case "branches" -> branches(json, category.equals("product_name") ? named(json, name) : above);
                case "product" -> {
                    json.beginObject();
                    Product product = product(json);
                    boolean range = category.equals("product_version_range") || category.equals("product_version");
                    names.put(product.id(), range && !above.isEmpty() ? above : product.name());
                    if (category.equals("product_version_range") && name.startsWith("<") && !name.startsWith("<=")) {
                        fixedBuilds.put(product.id(), name.substring(1).strip());
                    }
                }
                default -> json.passOver();
            }
        }
    }

    private static String named(JsonCursor json, String name) throws MalformedDocumentException {
        if (name.isEmpty()) {
            throw json.malformed("a branch with branches before its name");
        }
        return name;
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

    /** The same fixes, one to a product, each with its product's build. */
    VulnerabilityFixes withBuilds(VulnerabilityFixes fixes, String severity) {
        VulnerabilityFixes result = new VulnerabilityFixes();
        result.cve(fixes.cve());
        for (VulnerabilityFixes.Fix fix : fixes.fixes()) {
            for (String id : fix.products) {
                VulnerabilityFixes.Fix one = new VulnerabilityFixes.Fix();
                one.description = fix.description;
                one.restart = fix.restart;
                one.fixedBuild = Objects.requireNonNullElse(fixedBuilds.get(id), "");
                one.products.add(id);
                result.add(one);
            }
            result.severity(severity, fix.products);
        }
        return result;
    }

    private record Product(String id, String name) {}
}

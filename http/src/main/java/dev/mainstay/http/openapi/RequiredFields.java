package dev.mainstay.http.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jspecify.annotations.Nullable;

/**
 * Which fields an answer always has, in a service's OpenAPI document: those of its record that are not {@link Nullable}. A schema
 * that a request body uses too is left alone, as there only the constraints say what must be sent.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class RequiredFields implements OASFilter {
    private static final DotName RECORD = DotName.createSimple("java.lang.Record");
    private static final DotName NULLABLE = DotName.createSimple("org.jspecify.annotations.Nullable");
    private static final DotName UNWRAPPED = DotName.createSimple("com.fasterxml.jackson.annotation.JsonUnwrapped");
    private static final DotName INCLUDE = DotName.createSimple("com.fasterxml.jackson.annotation.JsonInclude");
    private static final DotName PROPERTY = DotName.createSimple("com.fasterxml.jackson.annotation.JsonProperty");

    private final IndexView index;

    /** @param index of the service's classes and those of its libraries */
    public RequiredFields(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() == null || document.getComponents().getSchemas() == null) {
            return;
        }
        Map<String, Schema> schemas = document.getComponents().getSchemas();
        Set<String> sent = sent(document, schemas);
        schemas.forEach((name, schema) -> {
            @Nullable Map<String, Schema> properties = schema.getProperties();
            if (properties != null && schema.getRequired() == null && !sent.contains(name)) {
                List<String> required = required(name, properties.keySet());
                if (!required.isEmpty()) {
                    schema.setRequired(required);
                }
            }
        });
    }

    /** None unless all records of that name with these fields agree. */
    private List<String> required(String schema, Set<String> properties) {
        Set<List<String>> found = new LinkedHashSet<>();
        for (ClassInfo record : index.getKnownDirectSubclasses(RECORD)) {
            if (named(schema, record)) {
                Map<String, Boolean> fields = fields(record);
                if (fields.keySet().equals(properties)) {
                    found.add(fields.entrySet().stream()
                            .filter(Map.Entry::getValue)
                            .map(Map.Entry::getKey)
                            .sorted()
                            .toList());
                }
            }
        }
        return found.size() == 1 ? found.iterator().next() : List.of();
    }

    /** A second class of one name has a number behind it, a generic one the names of its arguments. */
    private static boolean named(String schema, ClassInfo record) {
        String name = record.simpleName();
        return schema.replaceAll("\\d+$", "").equals(name)
                || (!record.typeParameters().isEmpty() && schema.startsWith(name));
    }

    /** By name, whether an answer always has it. */
    private Map<String, Boolean> fields(ClassInfo record) {
        Map<String, Boolean> fields = new LinkedHashMap<>();
        for (RecordComponentInfo component : record.recordComponents()) {
            FieldInfo field = record.field(component.name()); // Jackson's annotations are there, not at the component
            boolean always = !field.type().hasAnnotation(NULLABLE)
                    && !leavesOutEmpty(field.annotation(INCLUDE))
                    && !leavesOutEmpty(record.declaredAnnotation(INCLUDE));
            @Nullable
            ClassInfo unwrapped = field.hasAnnotation(UNWRAPPED)
                    ? index.getClassByName(field.type().name())
                    : null;
            if (unwrapped == null) {
                fields.put(wireName(field), always);
            } else {
                fields(unwrapped).forEach((name, its) -> fields.put(name, its && always));
            }
        }
        return fields;
    }

    private static String wireName(FieldInfo field) {
        @Nullable AnnotationInstance property = field.annotation(PROPERTY);
        return property == null || property.value() == null
                ? field.name()
                : property.value().asString();
    }

    private static boolean leavesOutEmpty(@Nullable AnnotationInstance include) {
        return include != null
                && include.value() != null
                && include.value().asEnum().equals("NON_EMPTY");
    }

    private static Set<String> sent(OpenAPI document, Map<String, Schema> schemas) {
        Set<String> sent = new HashSet<>();
        document.getPaths()
                .getPathItems()
                .values()
                .forEach(path -> path.getOperations()
                        .values()
                        .forEach(operation -> bodies(operation).forEach(body -> follow(body, schemas, sent))));
        return sent;
    }

    private static List<Schema> bodies(Operation operation) {
        if (operation.getRequestBody() == null
                || operation.getRequestBody().getContent() == null
                || operation.getRequestBody().getContent().getMediaTypes() == null) {
            return List.of();
        }
        return operation.getRequestBody().getContent().getMediaTypes().values().stream()
                .map(MediaType::getSchema)
                .filter(Objects::nonNull)
                .toList();
    }

    private static void follow(Schema schema, Map<String, Schema> schemas, Set<String> reached) {
        if (schema.getRef() != null) {
            String name = schema.getRef().substring(schema.getRef().lastIndexOf('/') + 1);
            Schema named = schemas.get(name);
            if (reached.add(name) && named != null) {
                follow(named, schemas, reached);
            }
        }
        parts(schema).forEach(part -> follow(part, schemas, reached));
    }

    private static List<Schema> parts(Schema schema) {
        List<Schema> parts = new ArrayList<>();
        if (schema.getItems() != null) {
            parts.add(schema.getItems());
        }
        if (schema.getAdditionalPropertiesSchema() != null) {
            parts.add(schema.getAdditionalPropertiesSchema());
        }
        if (schema.getProperties() != null) {
            parts.addAll(schema.getProperties().values());
        }
        for (List<Schema> several : Arrays.asList(schema.getAnyOf(), schema.getOneOf(), schema.getAllOf())) {
            if (several != null) {
                parts.addAll(several);
            }
        }
        return parts;
    }
}

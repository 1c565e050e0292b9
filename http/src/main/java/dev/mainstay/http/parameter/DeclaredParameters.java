package dev.mainstay.http.parameter;

import dev.mainstay.http.Violation;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The parameters that a resource's method takes, by name.
 *
 * @param named parameters without annotation, by the name in the source: those that the path's template has are of the path
 */
record DeclaredParameters(
        Map<String, DeclaredParameter> query,
        Map<String, DeclaredParameter> path,
        Map<String, DeclaredParameter> named) {

    static DeclaredParameters of(Method method) {
        Map<String, DeclaredParameter> query = new LinkedHashMap<>();
        Map<String, DeclaredParameter> path = new LinkedHashMap<>();
        Map<String, DeclaredParameter> named = new LinkedHashMap<>();
        for (Parameter parameter : parameters(method)) {
            QueryParam inQuery = parameter.getAnnotation(QueryParam.class);
            PathParam inPath = parameter.getAnnotation(PathParam.class);
            if (inQuery != null) {
                query.put(inQuery.value(), DeclaredParameter.of(parameter));
            } else if (inPath != null) {
                path.put(inPath.value(), DeclaredParameter.of(parameter));
            } else if (parameter.getAnnotations().length == 0
                    || Arrays.stream(parameter.getAnnotations())
                            .noneMatch(each ->
                                    each.annotationType().getPackageName().startsWith("jakarta.ws.rs"))) {
                named.put(parameter.getName(), DeclaredParameter.of(parameter));
            }
        }
        return new DeclaredParameters(query, path, named);
    }

    /** Those of a record that gathers some ({@link BeanParam}) are parameters of the method like all others. */
    private static List<Parameter> parameters(Method method) {
        return Arrays.stream(method.getParameters())
                .flatMap(parameter -> parameter.isAnnotationPresent(BeanParam.class)
                        ? Arrays.stream(canonical(parameter.getType()).getParameters())
                        : Stream.of(parameter))
                .toList();
    }

    private static Constructor<?> canonical(Class<?> gathering) {
        Class<?>[] types = Arrays.stream(gathering.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return gathering.getDeclaredConstructor(types);
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException("Every record has it: " + gathering, impossible);
        }
    }

    void checkQuery(Map<String, List<String>> given, List<Violation> violations) {
        given.forEach((name, values) -> {
            DeclaredParameter parameter = query.get(name);
            if (parameter == null) {
                violations.add(new Violation(
                        null,
                        name,
                        "is not a known parameter",
                        query.keySet().stream().sorted().toList()));
            } else {
                parameter.check(name, values, violations);
            }
        });
    }

    void checkPath(Map<String, List<String>> given, List<Violation> violations) {
        given.forEach((name, values) -> {
            DeclaredParameter parameter = path.getOrDefault(name, named.get(name));
            if (parameter != null) {
                parameter.check(name, values, violations);
            }
        });
    }
}

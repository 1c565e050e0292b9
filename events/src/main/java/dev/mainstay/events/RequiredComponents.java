package dev.mainstay.events;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Word to Jackson of what {@link Nullable} tells the compiler: a component without it must be there and must not be null,
 * nor hold a null where it is a list or a map. Asked once per type, when its reader is built.
 */
final class RequiredComponents extends NopAnnotationIntrospector {

    @Override
    public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
        return component(member)
                .map(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .orElse(null);
    }

    @Override
    public JsonSetter.Value findSetterInfo(Annotated annotated) {
        if (annotated instanceof AnnotatedMember member && Boolean.TRUE.equals(hasRequiredMarker(member))) {
            return JsonSetter.Value.construct(Nulls.FAIL, Nulls.FAIL);
        }
        return JsonSetter.Value.empty();
    }

    private static Optional<RecordComponent> component(AnnotatedMember member) {
        RecordComponent[] components = member.getDeclaringClass().getRecordComponents();
        if (components == null) {
            return Optional.empty();
        }
        if (member instanceof AnnotatedParameter parameter) {
            return Optional.of(components[parameter.getIndex()]); // our records have their canonical constructor only
        }
        return Arrays.stream(components)
                .filter(component -> component.getName().equals(member.getName()))
                .findFirst();
    }
}

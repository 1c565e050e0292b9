package dev.mainstay.scanner.host;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.mainstay.events.EventJson;
import dev.mainstay.events.HostSnapshot.IdentityConflict;
import dev.mainstay.events.HostSnapshot.Membership;
import dev.mainstay.events.HostSnapshot.SqlInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON columns of the table {@code host}, as the event has them. */
final class HostJson {
    private static final ObjectReader MEMBERSHIPS = EventJson.mapper().readerForListOf(Membership.class);
    private static final ObjectReader SQL_INSTANCES = EventJson.mapper().readerForListOf(SqlInstance.class);

    private static final ObjectReader CONFLICT = EventJson.mapper().readerFor(IdentityConflict.class);

    private HostJson() {}

    static List<Membership> memberships(String json) {
        return read(MEMBERSHIPS, json);
    }

    static List<SqlInstance> sqlInstances(String json) {
        return read(SQL_INSTANCES, json);
    }

    static @Nullable IdentityConflict identityConflict(@Nullable String json) {
        try {
            return json == null ? null : CONFLICT.readValue(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The table host holds JSON that this release cannot read", e);
        }
    }

    static @Nullable String text(@Nullable IdentityConflict conflict) {
        return conflict == null ? null : json(conflict);
    }

    static String text(List<?> value) {
        return json(value);
    }

    private static String json(Object value) {
        try {
            return EventJson.mapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A record of ours cannot be written as JSON", e);
        }
    }

    private static <T> List<T> read(ObjectReader reader, String json) {
        try {
            return reader.readValue(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The table host holds JSON that this release cannot read", e);
        }
    }
}

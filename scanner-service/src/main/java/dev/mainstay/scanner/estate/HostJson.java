package dev.mainstay.scanner.estate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.mainstay.events.EventJson;
import dev.mainstay.events.HostSnapshot.Membership;
import dev.mainstay.events.HostSnapshot.SqlInstance;
import java.util.List;

/** The JSON columns of the table {@code host}, as the event has them. */
final class HostJson {
    private static final ObjectReader MEMBERSHIPS = EventJson.mapper().readerForListOf(Membership.class);
    private static final ObjectReader SQL_INSTANCES = EventJson.mapper().readerForListOf(SqlInstance.class);

    private HostJson() {}

    static List<Membership> memberships(String json) {
        return read(MEMBERSHIPS, json);
    }

    static List<SqlInstance> sqlInstances(String json) {
        return read(SQL_INSTANCES, json);
    }

    static String text(List<?> value) {
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

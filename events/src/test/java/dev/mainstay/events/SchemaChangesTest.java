package dev.mainstay.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.Test;

class SchemaChangesTest {
    private final JsonNode frozen = Contract.current().schema(HostSnapshot.class);

    @Test
    void nothingChanged() {
        assertThat(SchemaChanges.breaking(frozen, frozen.deepCopy())).isEmpty();
    }

    @Test
    void anotherDescriptionBreaksNothing() {
        assertChange("/properties/fqdn", schema -> schema.put("description", "Another"))
                .isEmpty();
    }

    @Test
    void aNewOptionalFieldBreaksNothing() {
        assertChange("/properties", fields -> fields.putObject("comment").put("type", "string"))
                .isEmpty();
    }

    @Test
    void aNewEnumValueBreaksNothing() {
        assertChange(
                        "/$defs/HostState/anyOf/0",
                        known -> known.withArray("enum").add("IN_MAINTENANCE"))
                .isEmpty();
    }

    @Test
    void aRemovedFieldBreaks() {
        assertChange("/$defs/Pool/properties", fields -> fields.remove("pairedWith"))
                .containsExactly("/memberships/*/pool/pairedWith removed");
    }

    @Test
    void aRenamedFieldBreaks() {
        assertChange("/properties", fields -> fields.set("location", fields.remove("site")))
                .containsExactly("/site removed");
    }

    @Test
    void anotherTypeBreaks() {
        assertChange("/$defs/Pool/properties/size", size -> size.put("type", "string"))
                .containsExactly("/memberships/*/pool/size type was \"integer\", is \"string\"");
    }

    @Test
    void anotherFormatBreaks() {
        assertChange("/properties/hostId", id -> id.remove("format"))
                .containsExactly("/hostId format was \"uuid\", is null");
    }

    @Test
    void aNewRestrictionBreaks() {
        assertChange("/properties/site", site -> site.put("maxLength", 64))
                .containsExactly("/site maxLength was null, is 64");
    }

    @Test
    void anotherItemTypeBreaks() {
        assertChange("/$defs/Membership/properties/roles/items", role -> role.put("type", "integer"))
                .containsExactly("/memberships/*/roles/* type was \"string\", is \"integer\"");
    }

    @Test
    void anOptionalFieldMadeRequiredBreaks() {
        assertChange("", schema -> schema.withArray("required").add("site")).containsExactly("/site is now required");
    }

    @Test
    void aRequiredFieldMadeOptionalBreaks() {
        assertChange("/$defs/SqlInstance", schema -> ((ArrayNode) schema.path("required")).remove(0))
                .containsExactly("/sqlInstances/*/name is no longer required");
    }

    @Test
    void aRemovedEnumValueBreaks() {
        assertChange("/$defs/HostState/anyOf/0", known -> ((ArrayNode) known.path("enum")).remove(1))
                .containsExactly("/state lost the value RETIRED");
    }

    @Test
    void aClosedEnumBreaks() {
        assertChange("/$defs/HostState", state -> ((ArrayNode) state.path("anyOf")).remove(1))
                .containsExactly("/state is not as open as it was");
    }

    @Test
    void refusingUnknownFieldsBreaks() {
        assertChange("/$defs/Pool", pool -> pool.put("additionalProperties", false))
                .containsExactly("/memberships/*/pool additionalProperties changed");
    }

    private ListAssert<String> assertChange(String pointer, Consumer<ObjectNode> change) {
        JsonNode current = frozen.deepCopy();
        change.accept((ObjectNode) current.at(pointer));
        return assertThat(SchemaChanges.breaking(frozen, current));
    }
}

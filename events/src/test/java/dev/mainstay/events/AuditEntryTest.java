package dev.mainstay.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AuditEntryTest {
    private static final AuditEntry EXAMPLE = example();

    /** Written down once more, as a reader in another language has it from docs/events.md. */
    @Test
    void theHashIsOverNetstringsInTheOrderOfTheDocument() throws Exception {
        String content = List.of(
                        "mainstay-audit-1",
                        "patch-service",
                        "1",
                        "2026-11-01T10:04:00.123456Z",
                        "PERSON",
                        "5b2c7f1e-8a55-4a0e-9b57-0f6a3c1d2e4f",
                        "approver@lync.example",
                        "192.0.2.17",
                        "retractDecision",
                        "decision",
                        "f0e1d2c3-b4a5-4968-8776-655443322102",
                        "{\"state\":\"STANDING\",\"verdict\":\"DECLINED\"}",
                        "{\"state\":\"RETRACTED\",\"verdict\":\"DECLINED\"}",
                        "The backup job has been fixed",
                        AuditEntry.NO_HASH)
                .stream()
                .map(field -> field.getBytes(StandardCharsets.UTF_8).length + ":" + field + ",")
                .collect(Collectors.joining());

        assertThat(EXAMPLE.hash())
                .isEqualTo(HexFormat.of()
                        .formatHex(
                                MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8))));
        assertThat(EXAMPLE.intact()).isTrue();
    }

    @Test
    void whatIsMovedFromOneFieldToTheNextIsAnotherEntry() {
        AuditEntry one = entry("ab", "c");
        AuditEntry other = entry("a", "bc");

        assertThat(one.hash()).isNotEqualTo(other.hash());
    }

    @Test
    void anAlteredEntryIsNotIntact() {
        AuditEntry altered = new AuditEntry(
                EXAMPLE.service(),
                EXAMPLE.number(),
                EXAMPLE.at(),
                new AuditEntry.Who(
                        EXAMPLE.actor().kind(),
                        EXAMPLE.actor().subject(),
                        "somebody else",
                        EXAMPLE.actor().address()),
                EXAMPLE.operation(),
                EXAMPLE.thing(),
                EXAMPLE.before(),
                EXAMPLE.after(),
                EXAMPLE.reason(),
                EXAMPLE.previousHash(),
                EXAMPLE.hash());

        assertThat(altered.intact()).isFalse();
    }

    @Test
    void theKeyIsTheServiceAndTheDay() {
        assertThat(EXAMPLE.key()).isEqualTo("patch-service/2026-11-01");
    }

    private static AuditEntry entry(String operation, String kind) {
        return AuditEntry.following(
                AuditEntry.NO_HASH,
                "patch-service",
                1,
                Instant.parse("2026-11-30T12:00:00Z"),
                new AuditEntry.Who(AuditEntry.ActorKind.PERSON, "1", "somebody", "192.0.2.1"),
                operation,
                new AuditEntry.Thing(kind, "1"),
                null,
                null,
                null);
    }

    private static AuditEntry example() {
        try {
            return EventJson.mapper()
                    .treeToValue(Contract.current().example(EventType.AUDIT_RECORDED), AuditEntry.class);
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

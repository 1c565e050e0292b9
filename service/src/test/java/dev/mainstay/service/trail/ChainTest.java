package dev.mainstay.service.trail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.events.AuditEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChainTest {
    private final List<AuditEntry> entries = trail(5);
    private final TrailEnd end = end(entries);

    @Test
    void aTrailAsItWasLeftIsWhole() {
        assertThat(walk(entries, end)).isEmpty();
        assertThat(walk(List.of(), TrailEnd.OF_NONE)).isEmpty();
    }

    @Test
    void anAlteredEntryIsNamed() {
        entries.set(
                2,
                with(
                        entries.get(2),
                        "another reason",
                        entries.get(2).previousHash(),
                        entries.get(2).hash()));

        assertThat(walk(entries, end)).contains(new ChainBreak(ChainFault.ALTERED, 3));
    }

    @Test
    void anAlteredEntryWithAHashOfItsOwnIsFoundByTheNextOne() {
        AuditEntry third = entries.get(2);
        AuditEntry open = with(third, "another reason", third.previousHash(), AuditEntry.NO_HASH);
        entries.set(2, with(third, "another reason", third.previousHash(), open.hashOfContent()));

        assertThat(walk(entries, end)).contains(new ChainBreak(ChainFault.NOT_LINKED, 4));
    }

    @Test
    void anEntryThatWasTakenOutIsNamed() {
        entries.remove(2);

        assertThat(walk(entries, end)).contains(new ChainBreak(ChainFault.MISSING, 3));
    }

    @Test
    void anEndThatWasCutOffIsToldByTheNoteOfTheEnd() {
        assertThat(walk(entries.subList(0, 3), end)).contains(new ChainBreak(ChainFault.CUT_OFF, 4));
        assertThat(walk(List.of(), end)).contains(new ChainBreak(ChainFault.CUT_OFF, 1));
    }

    @Test
    void anEndThatWasNotedOtherwiseIsNamed() {
        assertThat(walk(entries, new TrailEnd(5, AuditEntry.NO_HASH)))
                .contains(new ChainBreak(ChainFault.ANOTHER_END, 5));
    }

    /** What this cannot tell: hence the topic. */
    @Test
    void aChainThatWasComputedAnewIsWhole() {
        List<AuditEntry> another = trail(3);

        assertThat(walk(another, end(another))).isEmpty();
    }

    private static Optional<ChainBreak> walk(List<AuditEntry> entries, TrailEnd end) {
        Chain chain = new Chain();
        for (AuditEntry entry : entries) {
            Optional<ChainBreak> broken = chain.next(entry);
            if (broken.isPresent()) {
                return broken;
            }
        }
        return chain.ended(end);
    }

    private static TrailEnd end(List<AuditEntry> entries) {
        return new TrailEnd(entries.size(), entries.getLast().hash());
    }

    private static List<AuditEntry> trail(int length) {
        List<AuditEntry> entries = new ArrayList<>();
        String hash = AuditEntry.NO_HASH;
        for (int number = 1; number <= length; number++) {
            AuditEntry entry = AuditEntry.following(
                    hash,
                    "patch-service",
                    number,
                    Instant.parse("2026-11-30T12:00:00Z"),
                    new AuditEntry.Who(AuditEntry.ActorKind.PERSON, "1", "ada", "192.0.2.1"),
                    "retractDecision",
                    new AuditEntry.Thing("decision", "1"),
                    null,
                    "{}",
                    "because");
            entries.add(entry);
            hash = entry.hash();
        }
        return entries;
    }

    private static AuditEntry with(AuditEntry entry, String reason, String previousHash, String hash) {
        return new AuditEntry(
                entry.service(),
                entry.number(),
                entry.at(),
                entry.actor(),
                entry.operation(),
                entry.thing(),
                entry.before(),
                entry.after(),
                reason,
                previousHash,
                hash);
    }
}

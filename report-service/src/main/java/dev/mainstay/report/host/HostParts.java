package dev.mainstay.report.host;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.mainstay.events.EventJson;
import dev.mainstay.events.HostSnapshot;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of a host seldom changes and fills rows of its own, or says whether decisions for its site or a pool hold for it. */
record HostParts(
        @Nullable String site, List<HostSnapshot.Membership> memberships, List<HostSnapshot.SqlInstance> instances) {

    static HostParts of(HostSnapshot host) {
        return new HostParts(host.site(), host.memberships(), host.sqlInstances());
    }

    /** The same for the same parts: 64 hexadecimal digits (SHA-256). */
    String checksum() {
        try {
            byte[] json = EventJson.mapper().writeValueAsBytes(this);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was read of a host cannot be written", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}

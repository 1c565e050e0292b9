package dev.mainstay.scanner.estate;

import dev.mainstay.events.HostSnapshot.PoolKind;
import dev.mainstay.scanner.estate.plan.AddedHost;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A host to add by hand.
 *
 * @param site where it stands
 * @param pool FQDN of the pool it is a member of; absent for a server that stands for itself
 * @param kind what it does; PLAIN when absent
 */
@Schema(examples = """
        {"fqdn":"proxy01.example","site":"Paris","kind":"PLAIN"}""")
record NewHostRequest(
        @NotBlank @Size(max = 255) @Pattern(regexp = FQDN) String fqdn,
        @NotBlank @Size(max = 200) String site,
        @Nullable @Size(max = 255) @Pattern(regexp = FQDN) String pool,
        @Nullable PoolKind kind) {

    static final String FQDN = "[A-Za-z0-9]([A-Za-z0-9_-]{0,62})(\\.[A-Za-z0-9]([A-Za-z0-9_-]{0,62}))*";

    AddedHost host() {
        return new AddedHost(
                fqdn.toLowerCase(Locale.ROOT),
                site.strip(),
                pool == null ? null : pool.toLowerCase(Locale.ROOT),
                kind == null ? PoolKind.PLAIN : kind);
    }
}

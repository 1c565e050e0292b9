package dev.mainstay.patch.ordering;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A package for some hosts, as a person orders it.
 *
 * @param rolloutId an active rollout that covers the hosts: its limits hold for the package too
 * @param instance the SQL Server instance to patch, MSSQLSERVER for the default one; absent for other kinds
 */
@Schema(examples = """
        {"rolloutId":"0198a000-0000-7000-8000-000000000001","instance":"RTCLOCAL","hostIds":["0198a000-0000-7000-8000-000000000002"]}""")
public record PackageOrderRequest(
        @NotNull UUID rolloutId,

        @Nullable @Pattern(regexp = "[A-Za-z_][A-Za-z0-9_$#]{0,15}")
        String instance,

        @NotEmpty @Size(max = 500) List<@NotNull UUID> hostIds) {}

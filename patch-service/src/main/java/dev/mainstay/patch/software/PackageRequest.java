package dev.mainstay.patch.software;

import dev.mainstay.events.JobSnapshot.PackageKind;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A package as a person makes it known.
 *
 * @param name the file's name as it lies in the hosts' folder for packages: no folder, drive or address
 * @param targetVersion version that it brings, with three or four numbers: of a SQL Server instance with the minor number
 *     that its product has (11.0, not 11.4), or of the workload's core components
 */
@Schema(examples = """
        {"name":"SkypeServerUpdateInstaller.exe","sizeBytes":104857600,"sha256":"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef","kind":"LYNC_UPDATE","targetVersion":"7.0.2046.530"}""")
public record PackageRequest(
        @NotNull @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,150}\\.[Ee][Xx][Ee]")
        String name,

        @NotNull @Positive Long sizeBytes,
        @NotNull @Pattern(regexp = "[0-9A-Fa-f]{64}") String sha256,
        @NotNull PackageKind kind,
        @Nullable @Pattern(regexp = "KB[0-9]{4,10}") String kb,

        @NotNull @Pattern(regexp = "[0-9]{1,5}(\\.[0-9]{1,6}){2,3}")
        String targetVersion) {}

package dev.mainstay.scanner.host;

import dev.mainstay.http.ProblemException;
import dev.mainstay.http.Violation;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which hosts a person means, in exactly one of three ways. For resources whose request says so.
 *
 * @param hostIds by id
 * @param fqdns by name, in upper or lower case
 * @param all true for all hosts that the request can be about
 */
public record HostChoice(
        @Nullable List<UUID> hostIds,
        @Nullable List<String> fqdns,
        @Nullable Boolean all) {

    /**
     * The active hosts that are meant, by FQDN.
     *
     * @param everyone what {@code all} stands for
     * @throws ProblemException {@code invalid-request} when not exactly one way is used, {@code unknown-host} when some are
     *     not active hosts of the estate
     */
    public List<Host> among(Hosts hosts, Supplier<List<Host>> everyone) {
        Boolean ofAll = Boolean.TRUE.equals(all) ? all : null;
        if (Stream.of(hostIds, fqdns, ofAll).filter(Objects::nonNull).count() != 1) {
            throw Violation.invalidRequest(List.of(Violation.at("", "needs one of hostIds, fqdns and all=true")));
        }
        if (ofAll != null) {
            return everyone.get();
        }
        Hosts.Selection selection =
                hosts.select(fqdns == null ? List.of() : fqdns, hostIds == null ? List.of() : hostIds);
        if (!selection.unknown().isEmpty()) {
            throw HostProblems.UNKNOWN_HOST
                    .because("Not active hosts of the estate: " + String.join(", ", selection.unknown()) + ".")
                    .with("unknown", selection.unknown());
        }
        return selection.hosts();
    }
}

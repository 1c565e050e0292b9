package dev.mainstay.patch.ordering;

import dev.mainstay.events.ScanSnapshot.RebootBehavior;
import dev.mainstay.events.UpdateRef;
import dev.mainstay.patch.job.order.OrderedUpdate;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The removal of an update from some hosts, as a person orders it.
 *
 * @param rolloutId an active rollout that covers the hosts: its limits hold for the removal too
 * @param revision of the update as the hosts' scans list it
 * @param title for people; Windows Update's own is not known of what is installed
 */
@Schema(examples = """
        {"rolloutId":"0198a000-0000-7000-8000-000000000001","updateId":"0198a000-0000-7000-8000-000000000002","revision":200,"title":"Security update for Windows","kb":"KB5034439","hostIds":["0198a000-0000-7000-8000-000000000001"],"reason":"Breaks the driver of the gateway"}""")
public record RemovalRequest(
        @NotNull UUID rolloutId,
        @NotNull UUID updateId,
        @NotNull @PositiveOrZero Integer revision,
        @NotBlank @Size(max = 200) String title,
        @Nullable @Pattern(regexp = "KB[0-9]{4,10}") String kb,
        @NotEmpty @Size(max = 500) List<@NotNull UUID> hostIds,
        @NotBlank @Size(max = 2000) String reason) {

    /** Windows may ask for a restart; nothing else is known of what is installed. */
    OrderedUpdate update() {
        return new OrderedUpdate(
                new UpdateRef(updateId, revision),
                title,
                kb == null ? List.of() : List.of(kb),
                false,
                RebootBehavior.CAN_REQUEST_REBOOT,
                null);
    }
}

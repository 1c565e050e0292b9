package dev.mainstay.report.feed;

import dev.mainstay.people.Limits;
import dev.mainstay.people.PermittedTo;
import dev.mainstay.people.Role;
import io.smallrye.mutiny.Multi;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.List;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jspecify.annotations.Nullable;

/** The feed over REST and as server-sent events. */
@Path("/api/v1/events")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Events", description = "What happened lately, as a list and as a live stream")
class EventResource {
    private final FeedEntries entries;
    private final LiveEvents live;
    private final FeedConfig config;

    EventResource(FeedEntries entries, LiveEvents live, FeedConfig config) {
        this.entries = entries;
        this.live = live;
        this.config = config;
    }

    @GET
    @PermittedTo(value = Role.VIEWER, limits = Limits.NONE)
    @Operation(
            operationId = "listEvents",
            summary = "Events after an id, oldest first",
            description = "Without `after` the latest events, newest first. The feed keeps a limited number of events.")
    public List<FeedEntry> list(
            @Parameter(description = "Only events with a higher id") @QueryParam("after") @PositiveOrZero @Nullable
                    Long after,
            @Parameter(description = "How many at most, 1 to 500")
                    @QueryParam("limit")
                    @DefaultValue("100")
                    @Min(1)
                    @Max(500)
                    int limit) {
        return after == null ? entries.latest(limit) : entries.after(after, limit);
    }

    @GET
    @Path("stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @PermittedTo(value = Role.VIEWER, limits = Limits.NONE)
    @Operation(
            operationId = "streamEvents",
            summary = "Live events",
            description =
                    "Server-sent events `event`, each with its id. With `Last-Event-ID` the stream begins with what"
                            + " was missed; when that is no longer known an event `reset` asks to load everything anew. A comment is"
                            + " sent as a sign of life. A client that reads too slowly is disconnected.")
    @APIResponse(responseCode = "200", description = "OK")
    @APIResponse(responseCode = "400", description = "invalid-last-event-id")
    public Multi<OutboundSseEvent> stream(
            @HeaderParam("Last-Event-ID") @Nullable String lastEventId, @Context Sse sse) {
        Multi<OutboundSseEvent> events = live.open(lastSeen(lastEventId)).map(signal -> event(signal, sse));
        Multi<OutboundSseEvent> heartbeat = Multi.createFrom()
                .ticks()
                .every(config.heartbeat())
                .onOverflow()
                .drop()
                .map(tick -> sse.newEventBuilder()
                        .comment("alive")
                        .name("alive")
                        .data("{}")
                        .build());
        return Multi.createBy().merging().streams(events, heartbeat);
    }

    private static OutboundSseEvent event(LiveEvents.Signal signal, Sse sse) {
        return switch (signal) {
            case LiveEvents.Signal.Event(FeedEntry entry) ->
                sse.newEventBuilder()
                        .id(Long.toString(entry.id()))
                        .name("event")
                        .mediaType(MediaType.APPLICATION_JSON_TYPE)
                        .data(FeedEntry.class, entry)
                        .build();
            case LiveEvents.Signal.Reset(long id) ->
                sse.newEventBuilder()
                        .id(Long.toString(id))
                        .name("reset")
                        .data("{}")
                        .build();
        };
    }

    private static OptionalLong lastSeen(@Nullable String lastEventId) {
        if (lastEventId == null || lastEventId.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(lastEventId));
        } catch (NumberFormatException e) {
            throw FeedProblems.INVALID_LAST_EVENT_ID.because(
                    "Send the id of the last event you have seen, or leave the header out.");
        }
    }
}

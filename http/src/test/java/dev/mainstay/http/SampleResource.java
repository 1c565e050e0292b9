package dev.mainstay.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mainstay.http.list.PageRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** What a service's resource could look like, with every way to fail. */
@Path("/sample")
@Produces(MediaType.APPLICATION_JSON)
public class SampleResource {

    /** A permit for each body that {@code /in-turn} has read to its end. */
    static final Semaphore READ = new Semaphore(0);

    static final CountDownLatch RELEASED = new CountDownLatch(1);

    public enum Colour {
        RED,
        @JsonProperty("light-blue")
        LIGHT_BLUE
    }

    public record Line(@NotBlank String text, int count) {}

    public record Code(String value) {
        public Code {
            if (!value.startsWith("C")) {
                throw new IllegalArgumentException("a code starts with C");
            }
        }
    }

    public record Order(
            @NotBlank String name,
            @Nullable List<@NotNull @Valid Line> lines,
            @Nullable Colour colour,
            @Nullable Instant at,
            @Nullable UUID id,
            @Nullable Code code) {}

    private static final ProblemKind CONFLICT =
            new ProblemKind(409, "sample-conflict", "The sample conflicts", "Le conflit de l'exemple");

    private final ObjectMapper mapper;

    SampleResource(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    @POST
    @Path("/orders")
    public Order order(@NotNull @Valid Order order) {
        return order;
    }

    @POST
    @Path("/anything")
    public int anything(Map<String, Object> anything) {
        return anything.size();
    }

    @GET
    @Path("/named/{name}")
    public String named(String name) {
        return name;
    }

    @GET
    @Path("/conflict")
    public String conflict() {
        throw CONFLICT.because("Fence 7 is stale.").with("currentFence", 8);
    }

    @GET
    @Path("/bug")
    public String bug() {
        throw new IllegalArgumentException("secret of the inside");
    }

    @GET
    @Path("/own-json-is-broken")
    public Line ownJsonIsBroken() throws IOException {
        return mapper.readValue("{\"text\":[]}", Line.class);
    }

    @GET
    @Path("/limited")
    public int limited(@QueryParam("limit") @Max(100) int limit) {
        return limit;
    }

    @GET
    @Path("/listed/{owner}/{size}")
    public String listed(
            UUID owner,
            @PathParam("size") Colour size,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(500) int limit,
            @QueryParam("id") @Nullable UUID id,
            @QueryParam("colour") List<Colour> colours,
            @QueryParam("since") @Nullable Instant since,
            @QueryParam("open") @DefaultValue("false") boolean open,
            @QueryParam("after") @PositiveOrZero @Nullable Long after,
            @QueryParam("name") @Nullable String name) {
        return limit + " " + id + " " + colours + " " + since + " " + open + " " + after + " " + name;
    }

    @GET
    @Path("/paged")
    public String paged(@QueryParam("open") @DefaultValue("false") boolean open, @BeanParam PageRequest page) {
        return open + " " + page.limit() + " " + page.after();
    }

    @GET
    @Path("/spoken")
    @Translated
    public String spoken(@HeaderParam("Accept-Language") @Nullable String language) {
        return Language.of(language).getDisplayLanguage();
    }

    @GET
    @Path("/empty-result")
    @NotBlank
    public String emptyResult() {
        return "";
    }

    @GET
    @Path("/instant")
    public Map<String, Instant> instant() {
        return Map.of("at", Instant.EPOCH);
    }

    @POST
    @Path("/form")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Produces(MediaType.TEXT_PLAIN)
    public String form(@RestForm @Nullable String text) {
        return String.valueOf(text);
    }

    /** Holds on to the body until {@link #RELEASED} is counted down. */
    @POST
    @Path("/in-turn")
    @LimitedBody("in-turn")
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @Produces(MediaType.TEXT_PLAIN)
    public String inTurn(InputStream body) throws IOException, InterruptedException {
        long bytes = body.transferTo(OutputStream.nullOutputStream());
        READ.release();
        RELEASED.await();
        return Long.toString(bytes);
    }

    @POST
    @Path("/upload")
    @LimitedBody("upload")
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @Produces(MediaType.TEXT_PLAIN)
    public String upload(InputStream body) throws IOException {
        return Thread.currentThread().getName() + " " + body.transferTo(OutputStream.nullOutputStream());
    }
}

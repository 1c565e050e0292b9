package dev.mainstay.catalogue.workload;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The databases that a server's Lync Server or Skype for Business Server uses, on it and elsewhere, as its agent was told by
 * {@code Test-CsDatabase -LocalService} (domain notes, §2.4).
 *
 * @param told none where the question failed
 * @param failure why the question has no answer, for a person; absent when it has one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WorkloadDatabases(
        List<Database> told, @Nullable String failure) {

    public WorkloadDatabases {
        told = List.copyOf(told);
    }

    /** Those that are older than the server's binaries expect. */
    List<Database> older() {
        return told.stream().filter(database -> database.state() == State.OLDER).toList();
    }

    /** Whether of at least one database it is not known how old it is. */
    boolean leavesOpen() {
        return told.isEmpty() || told.stream().anyMatch(database -> database.state() == State.UNKNOWN);
    }

    /** A database's schema beside the one that the server's binaries expect. */
    public enum State {
        /** The expected one, or a later one. */
        CURRENT,
        OLDER,
        UNKNOWN
    }

    /**
     * One database.
     *
     * @param server FQDN of the SQL Server; absent when not told
     * @param instance absent when not told, and for the default instance
     * @param installed version of the schema as told; absent when not told
     * @param expected by the server's binaries; absent when not told
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Database(
            String name,
            @Nullable String server,
            @Nullable String instance,
            @Nullable String installed,
            @Nullable String expected,
            State state) {

        boolean isOn(String host) {
            return server == null || server.equalsIgnoreCase(host);
        }

        /** {@code rtcxds (sql1.contoso.example\RTC)}. */
        String place() {
            String on = server == null ? "" : server.toLowerCase(Locale.ROOT);
            String place = instance == null ? on : on + "\\" + instance;
            return place.isEmpty() ? name : name + " (" + place + ")";
        }
    }
}

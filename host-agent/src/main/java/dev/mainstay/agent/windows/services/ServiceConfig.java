package dev.mainstay.agent.windows.services;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;
import com.sun.jna.platform.win32.Winsvc.SC_HANDLE;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.win32.StdCallLibrary;
import com.sun.jna.win32.W32APIOptions;
import org.jspecify.annotations.Nullable;

/** What JNA's Advapi32 leaves out: QueryServiceConfig and ChangeServiceConfig (winsvc.h). Signatures only. */
interface ServiceConfig extends StdCallLibrary {

    ServiceConfig INSTANCE = Native.load("Advapi32", ServiceConfig.class, W32APIOptions.DEFAULT_OPTIONS);

    /** SERVICE_NO_CHANGE of ChangeServiceConfig. */
    int NO_CHANGE = -1;

    /** The buffer holds the structure and, behind it, the texts it points to; the caller owns it. */
    boolean QueryServiceConfig(SC_HANDLE service, @Nullable Pointer config, int size, IntByReference needed);

    boolean ChangeServiceConfig(
            SC_HANDLE service,
            int serviceType,
            int startType,
            int errorControl,
            @Nullable String binaryPathName,
            @Nullable String loadOrderGroup,
            @Nullable IntByReference tagId,
            @Nullable String dependencies,
            @Nullable String serviceStartName,
            @Nullable String password,
            @Nullable String displayName);

    /** QUERY_SERVICE_CONFIGW. */
    @FieldOrder({
        "serviceType",
        "startType",
        "errorControl",
        "binaryPathName",
        "loadOrderGroup",
        "tagId",
        "dependencies",
        "serviceStartName",
        "displayName"
    })
    final class QueryServiceConfigW extends Structure {
        public int serviceType;
        public int startType;
        public int errorControl;
        public @Nullable Pointer binaryPathName;
        public @Nullable Pointer loadOrderGroup;
        public int tagId;
        public @Nullable Pointer dependencies;
        public @Nullable Pointer serviceStartName;
        public @Nullable Pointer displayName;

        public QueryServiceConfigW(Pointer buffer) {
            super(buffer);
            read();
        }
    }
}

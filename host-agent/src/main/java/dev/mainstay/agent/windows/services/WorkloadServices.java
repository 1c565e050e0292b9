package dev.mainstay.agent.windows.services;

import dev.mainstay.agent.windows.services.Services.Status;
import java.util.Locale;
import java.util.Set;

/** The services of the workload, told from all others. No list of names: releases and roles differ in them. */
public final class WorkloadServices {

    private static final Set<String> SUPPORTING = Set.of("REPLICA", "RTCCLSAGT");

    private WorkloadServices() {}

    /**
     * A service of Lync Server or Skype for Business Server: its display name begins with the product, or its program lies
     * in the product's folder.
     */
    public static boolean isLync(Status service) {
        String name = service.displayName().toLowerCase(Locale.ROOT);
        String image = service.imagePath().orElse("").toLowerCase(Locale.ROOT);
        return name.startsWith("lync server ")
                || name.startsWith("skype for business server ")
                || image.contains("\\microsoft lync server ")
                || image.contains("\\skype for business server ");
    }

    /**
     * A service of the product that somebody connects to; the replica of the configuration store and the logging agent are
     * on trusted application servers and watcher nodes as well.
     */
    public static boolean givesService(Status service) {
        return isLync(service) && !SUPPORTING.contains(service.name().toUpperCase(Locale.ROOT));
    }

    /** The service of Office Web Apps Server and Office Online Server, which are no part of the product and serve its pools. */
    public static boolean isOfficeWebApps(Status service) {
        return service.name().equalsIgnoreCase("WACSM");
    }

    /** A service that a scan tells of and that a host's health depends on. */
    public static boolean ofWorkload(Status service) {
        return isLync(service) || isSqlServer(service) || isOfficeWebApps(service);
    }

    /** A SQL Server engine: MSSQLSERVER, or MSSQL$ and the name of the instance. */
    public static boolean isSqlServer(Status service) {
        String name = service.name().toUpperCase(Locale.ROOT);
        return name.equals("MSSQLSERVER") || name.startsWith("MSSQL$");
    }
}

package dev.mainstay.agent.windows.update;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One session with the Windows Update Agent: whom to ask, and searching. Made, used and closed on one thread. */
final class UpdateSession implements AutoCloseable {

    /** What the history of Windows calls this agent. */
    static final String CLIENT = "Mainstay";

    private static final String SCAN_PACKAGE_NAME = "Mainstay offline scan";
    /** Titles and categories in English, whatever the host speaks: they are compared between hosts. */
    private static final int LOCALE_ENGLISH_UNITED_STATES = 0x0409;

    private final Com com;
    private final UpdateServer server;
    private final ComObject session;

    UpdateSession(Com com, UpdateServer server) throws ComException {
        this.com = com;
        this.server = server;
        this.session = com.create("Microsoft.Update.Session");
        session.put("ClientApplicationID", CLIENT);
        try {
            session.put("UserLocale", LOCALE_ENGLISH_UNITED_STATES);
        } catch (ComException e) {
            if (!e.unknownMember()) {
                session.close();
                throw e;
            }
        }
    }

    Com com() {
        return com;
    }

    /** What is done with an ISearchResult while its updates are to be had. */
    @FunctionalInterface
    interface Use<T> {
        T of(ComObject searchResult) throws ComException;
    }

    /** Searches, as often as it takes WUA: there is no deadline in here, whoever wants one ends the process. */
    <T> T search(String criteria, Use<T> use) throws ComException {
        String file = server.scanPackage();
        if (file == null) {
            return search(criteria, server.serviceId(), use);
        }
        try (ComObject services = com.create("Microsoft.Update.ServiceManager")) {
            removeScanPackages(services); // of a scan that was killed
            try (ComObject service = services.call("AddScanPackageService", SCAN_PACKAGE_NAME, file, 0)) {
                return search(criteria, service.text("ServiceID"), use);
            } finally {
                removeScanPackages(services);
            }
        }
    }

    private <T> T search(String criteria, @Nullable String serviceId, Use<T> use) throws ComException {
        try (ComObject searcher = session.call("CreateUpdateSearcher")) {
            searcher.put("ServerSelection", server.selection());
            if (serviceId != null) {
                searcher.put("ServiceID", serviceId);
            }
            searcher.put("Online", true);
            try (ComObject result = searcher.call("Search", criteria)) {
                return use.of(result);
            }
        }
    }

    private static void removeScanPackages(ComObject services) throws ComException {
        List<String> ids = new ArrayList<>();
        try (ComObject all = services.object("Services")) {
            int count = all.number("Count");
            for (int i = 0; i < count; i++) {
                try (ComObject service = all.item(i)) {
                    if (service.text("Name").equals(SCAN_PACKAGE_NAME)) {
                        ids.add(service.text("ServiceID"));
                    }
                }
            }
        }
        for (String id : ids) {
            services.run("RemoveService", id);
        }
    }

    ComObject searcher() throws ComException {
        return session.call("CreateUpdateSearcher");
    }

    ComObject downloader() throws ComException {
        return session.call("CreateUpdateDownloader");
    }

    ComObject installer() throws ComException {
        return session.call("CreateUpdateInstaller");
    }

    boolean offline() {
        return server.scanPackage() != null;
    }

    @Override
    public void close() {
        session.close();
    }
}

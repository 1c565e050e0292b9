package dev.mainstay.agent.windows.update;

import dev.mainstay.agent.platform.UpdateState;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What reading updates through COM costs: a search that finds many, all that a scan reads of each. Prints one line, {@code
 * scan-cost updates=… properties=… millis=… micros-per-property=…}. Over the fake of src/test/wine it is the cost of JNA,
 * of Wine's automation and of the fake; a real search takes WUA's own time on top.
 */
public final class ScanCost {

    /** Properties asked for per update of {@link #prepare}, with collections' counts and items: see UpdateReader. */
    static final int PROPERTIES = 46;

    private ScanCost() {}

    public static void main(String[] arguments) throws Exception {
        prepare(arguments.length == 0 ? 1_000 : Integer.parseInt(arguments[0]));
        System.out.println(measure());
    }

    static void prepare(int updates) {
        FakeWua wua = new FakeWua();
        for (int i = 0; i < updates; i++) {
            wua.inMemory(
                    "Cumulative update " + i,
                    "KB",
                    Integer.toString(5_000_000 + i),
                    "CVE",
                    "CVE-2026-1;CVE-2026-2",
                    "Severity",
                    "Important",
                    "Supersedes",
                    "22222222-2222-4222-8222-222222222222",
                    "Categories",
                    "0fa1201d-4330-4fa8-8ae9-b877473b6441|Security Updates|UpdateClassification;"
                            + "aaaaaaaa-0000-4000-8000-000000000001|Windows Server 2012 R2|Product",
                    "MaxSize",
                    "1000000");
        }
        wua.write();
    }

    static String measure() throws ComException {
        AtomicInteger read = new AtomicInteger();
        long began = System.nanoTime();
        try (Com com = new Com();
                UpdateSession session = new UpdateSession(com, UpdateServer.DEFAULT)) {
            new Scan(session).of(UpdateState.MISSING, update -> read.incrementAndGet());
        }
        double millis = (System.nanoTime() - began) / 1e6;
        return String.format(
                Locale.ROOT,
                "scan-cost updates=%d properties=%d millis=%.0f micros-per-property=%.1f",
                read.get(),
                PROPERTIES,
                millis,
                millis * 1000 / read.get() / PROPERTIES);
    }
}

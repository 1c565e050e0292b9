package dev.mainstay.local.bench;

import dev.mainstay.local.launcher.Child;
import dev.mainstay.local.launcher.ServiceName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How long each service takes from the start of its process until it is ready, alone on the machine, and its memory. */
final class StartupBench {
    private static final int ROUNDS = 3;

    private StartupBench() {}

    static List<Object> measure(BenchRun run) {
        List<Object> figures = new ArrayList<>();
        for (ServiceName name : ServiceName.values()) {
            BenchRun.say("start-up of " + name.module());
            figures.add(measure(run.child(name.module())));
        }
        return figures;
    }

    private static Map<String, Object> measure(Child service) {
        service.start(); // The first start also makes the tables.
        double[] seconds = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            service.stop();
            long began = System.nanoTime();
            service.start();
            seconds[round] = Figures.seconds(System.nanoTime() - began);
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("service", service.name());
        figures.put("readySeconds", seconds);
        figures.put("residentMiBWhenReady", BenchRun.residentMiB(service.pid()));
        return figures;
    }
}

package dev.mainstay.local.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a scan through COM costs on a Windows JRE in Wine, over the fake Windows Update Agent: JNA, Wine's automation and the
 * fake together. A real search takes the Windows Update Agent's own time on top. Only where Wine is there.
 */
final class WineBench {
    private static final Pattern COST =
            Pattern.compile("scan-cost updates=(\\d+) properties=(\\d+) millis=(\\d+) micros-per-property=([0-9.]+)");
    private static final Pattern SKIPPED = Pattern.compile("SKIPPED \\(Wine\\): (.*)");

    private final Path root;

    WineBench(Path root) {
        this.root = root;
    }

    /** Figures, or a line that says why there are none. */
    Object measure() throws IOException, InterruptedException {
        Path module = root.resolve("host-agent");
        if (!Files.exists(module.resolve("target/test-classpath.txt"))
                || !Files.isDirectory(module.resolve("target/test-classes"))) {
            return "not measured: host-agent's tests are not compiled (mvn -pl host-agent test-compile)";
        }
        BenchRun.say("a scan in Wine");
        Process run = new ProcessBuilder("bash", "src/test/wine/run.sh", "ScanCostTest")
                .directory(module.toFile())
                .redirectErrorStream(true)
                .start();
        run.getOutputStream().close();
        String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = run.waitFor();
        Matcher skipped = SKIPPED.matcher(said);
        if (skipped.find()) {
            return "not measured: no Wine (" + skipped.group(1) + ")";
        }
        Matcher cost = COST.matcher(said);
        if (code != 0 || !cost.find()) {
            return "not measured: run.sh ended with " + code;
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("where", "Windows JRE 17 in Wine, fake Windows Update Agent");
        figures.put("updates", Integer.parseInt(cost.group(1)));
        figures.put("propertiesOfEach", Integer.parseInt(cost.group(2)));
        figures.put("scanMillis", Integer.parseInt(cost.group(3)));
        figures.put("microsPerProperty", Double.parseDouble(cost.group(4)));
        return figures;
    }
}

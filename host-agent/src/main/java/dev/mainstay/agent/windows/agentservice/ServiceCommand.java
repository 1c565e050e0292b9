package dev.mainstay.agent.windows.agentservice;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The command line the service manager starts the service with. */
final class ServiceCommand {

    private ServiceCommand() {}

    /** With the Java and the class path of this process, and the flags in agent.vmoptions beside host-agent.jar. */
    static String ofThisJvm(Path configuration, Path logs) {
        List<Path> classPath = Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(System.getProperty("java.class.path"))
                .map(entry -> Path.of(entry).toAbsolutePath().normalize())
                .toList();
        Path flags = classPath.get(0).resolveSibling("agent.vmoptions");
        return of(
                Path.of(System.getProperty("java.home"), "bin", "java.exe"),
                Files.isRegularFile(flags) ? Optional.of(flags) : Optional.empty(),
                classPath,
                configuration.toAbsolutePath(),
                logs.toAbsolutePath());
    }

    /** {@code -Xrs}: the JVM must not end when a user logs off. */
    static String of(Path java, Optional<Path> flags, List<Path> classPath, Path configuration, Path logs) {
        List<String> words = new ArrayList<>(List.of(java.toString()));
        flags.ifPresent(file -> words.add("@" + file));
        words.add("-Xrs");
        words.add("-XX:ErrorFile=" + logs.resolve("java-error-%p.log"));
        words.add("-cp");
        words.add(classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        words.add(ServiceMain.class.getName());
        words.add(configuration.toString());
        words.add(logs.toString());
        return words.stream().map(ServiceCommand::quoted).collect(Collectors.joining(" "));
    }

    /** Always in quotes: a path with a blank and none around it lets another program be started in its place. */
    private static String quoted(String word) {
        if (word.indexOf('"') >= 0 || word.endsWith("\\")) {
            throw new IllegalStateException("a path that cannot be: " + word);
        }
        return '"' + word + '"';
    }
}

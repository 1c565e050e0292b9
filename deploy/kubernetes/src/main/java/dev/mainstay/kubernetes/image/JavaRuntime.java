package dev.mainstay.kubernetes.image;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The Java runtime of the images, cut from the JDK that this runs on. The same JDK gives the same bytes.
 *
 * @param folder with {@code bin/java}
 */
record JavaRuntime(Path folder) {
    /** The one that the services are tested on. */
    private static final int LEAST = 25;

    /**
     * What the services need: SQL, naming (JDBC), security of Kafka's clients (SASL, and JGSS, to which its classes refer),
     * {@code java.beans} of java.desktop (Hibernate, Jackson), management (meters), PKCS#11, and the zip file system of Quarkus.
     */
    private static final List<String> MODULES = List.of(
            "java.base",
            "java.compiler",
            "java.desktop",
            "java.instrument",
            "java.logging",
            "java.management",
            "java.naming",
            "java.net.http",
            "java.rmi",
            "java.security.jgss",
            "java.security.sasl",
            "java.sql",
            "java.transaction.xa",
            "java.xml",
            "jdk.crypto.cryptoki",
            "jdk.jfr",
            "jdk.management",
            "jdk.net",
            "jdk.unsupported",
            "jdk.zipfs");

    /** Makes it; what was there of an earlier build goes. */
    static JavaRuntime make(Path folder) {
        if (Runtime.version().feature() < LEAST) {
            throw new ImageFailedException(
                    "The images need a JDK " + LEAST + " or later; this is " + Runtime.version() + ". Set JAVA_HOME.",
                    null);
        }
        Path home = Path.of(System.getProperty("java.home"));
        Tree.remove(folder);
        Commands.run(
                Path.of(""),
                List.of(
                        home.resolve("bin/jlink").toString(),
                        "--add-modules",
                        String.join(",", MODULES),
                        "--strip-debug",
                        "--no-header-files",
                        "--no-man-pages",
                        "--output",
                        folder.toString()),
                Map.of());
        // Desktop libraries that nothing loads, and programs that nobody calls.
        for (String needless : List.of(
                "bin/keytool",
                "bin/rmiregistry",
                "bin/jrunscript",
                "lib/libawt_xawt.so",
                "lib/libsplashscreen.so",
                "lib/libjsound.so",
                "lib/libfontmanager.so",
                "lib/libfreetype.so")) {
            Tree.remove(folder.resolve(needless));
        }
        Tree.settle(folder);
        return new JavaRuntime(folder);
    }

    Path java() {
        return folder.resolve("bin/java");
    }

    /** Version and vendor, for people and for the bill of materials. */
    static String version() {
        return Runtime.version().toString();
    }

    static String vendor() {
        return System.getProperty("java.vendor");
    }
}

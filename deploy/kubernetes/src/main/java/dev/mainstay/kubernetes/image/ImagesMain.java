package dev.mainstay.kubernetes.image;

import dev.mainstay.kubernetes.image.ImageBuild.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Maker of the container images, called by {@code deploy/kubernetes/images} in the project's folder after the modules have been built.
 * Ends with 0, with 1 and one line when an image cannot be made, with 2 when it does not understand what it is given.
 */
public final class ImagesMain {
    private static final String HOME = "/opt/mainstay/";

    private ImagesMain() {}

    public static void main(String[] args) {
        System.exit(run(List.of(args)));
    }

    static int run(List<String> arguments) {
        try {
            build(Options.of(arguments));
            return 0;
        } catch (Options.NotUnderstoodException e) {
            System.err.println(e.getMessage());
            System.err.println(Options.USAGE);
            return 2;
        } catch (ImageFailedException e) {
            System.err.println("images: " + e.getMessage());
            return 1;
        } catch (IOException e) {
            System.err.println("images: " + e);
            return 1;
        }
    }

    private static void build(Options options) throws IOException {
        Path work = Files.createDirectories(Path.of("deploy/kubernetes/target/images-work"));
        Path apps = work.resolve("apps");
        for (Program program : Program.ALL) {
            Tree.copy(packaged(program), apps.resolve(program.name()));
        }
        Base base = Base.named(options.base(), work.resolve("base"));
        JavaRuntime runtime = JavaRuntime.make(work.resolve("jre"));
        Files.createDirectories(options.to());
        ImageBuild images = new ImageBuild(base, options, work);
        for (Program program : Program.ALL) {
            List<Part> parts = new ArrayList<>();
            Path app = apps.resolve(program.name());
            parts.add(new Part("java", runtime.folder(), HOME + "jre"));
            parts.add(new Part("program", app, HOME + "app"));
            Path about = work.resolve("about").resolve(program.name());
            BillOfMaterials materials = BillOfMaterials.of(target(program).resolve("bom.json"))
                    .with(base)
                    .withWhatJarsTell(app);
            List<String> missing = materials.missing(app);
            if (!missing.isEmpty()) {
                throw new ImageFailedException(
                        "The bill of materials of " + program.name() + " lacks " + String.join(", ", missing), null);
            }
            materials.write(about.resolve("bom.json"));
            write(about.resolve("java.options"), String.join("\n", program.options()) + "\n");
            Files.createDirectories(about.resolve("config")); // where a ConfigMap stands
            Tree.settle(about);
            parts.add(new Part("about", about, HOME.substring(0, HOME.length() - 1)));
            Path file = options.to().resolve(program.name() + ".tar");
            String digest = images.build(program, parts, file);
            System.out.printf("%-16s %s %4d MiB %s%n", program.name(), digest, Files.size(file) >> 20, file);
        }
    }

    private static Path target(Program program) {
        return Path.of(program.ports().isEmpty() ? "deploy/" + program.name() : program.name(), "target");
    }

    private static Path packaged(Program program) {
        return target(program).resolve(program.ports().isEmpty() ? "app" : "quarkus-app");
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(Tree.TIME));
    }
}

package dev.mainstay.kubernetes.image;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What the command was given.
 *
 * @param base {@code debian}, an archive as {@code docker save} writes it, or a reference in a registry, by digest if it
 *     is to be the same tomorrow
 * @param repository put before the name of each image
 * @param version tag of each image
 * @param revision commit that the images are made of
 * @param to folder for the archives
 */
record Options(String base, String repository, String version, Optional<String> revision, Path to) {
    static final String USAGE = """
            images [--base debian|FILE.tar|REFERENCE] [--repository NAME] [--version TAG] [--revision COMMIT]
                   [--to FOLDER]""";

    /** A command line that cannot be meant; the message says why. */
    static final class NotUnderstoodException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotUnderstoodException(String message) {
            super(message);
        }
    }

    static Options of(List<String> arguments) {
        String base = "debian";
        String repository = "mainstay";
        String version = "1.0.0-SNAPSHOT";
        String revision = "";
        String to = "deploy/kubernetes/target/images";
        for (Iterator<String> left = arguments.iterator(); left.hasNext(); ) {
            String option = left.next();
            switch (option) {
                case "--base" -> base = value(option, left);
                case "--repository" -> repository = value(option, left);
                case "--version" -> version = value(option, left);
                case "--revision" -> revision = value(option, left);
                case "--to" -> to = value(option, left);
                default -> throw new NotUnderstoodException("Not understood: " + option);
            }
        }
        if (!repository.matches("[a-z0-9][-a-z0-9.:/_]*[a-z0-9]")) {
            throw new NotUnderstoodException("--repository is no name of a repository: " + repository);
        }
        if (!version.matches("[A-Za-z0-9_][-A-Za-z0-9_.]{0,127}")) {
            throw new NotUnderstoodException("--version is no tag: " + version);
        }
        return new Options(
                base, repository, version, Optional.of(revision).filter(text -> !text.isEmpty()), Path.of(to));
    }

    private static String value(String option, Iterator<String> left) {
        String value = left.hasNext() ? left.next() : "";
        if (value.isEmpty() || value.startsWith("--")) {
            throw new NotUnderstoodException(option + " needs a value");
        }
        return value;
    }
}

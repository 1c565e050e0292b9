package dev.mainstay.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildTest {
    @TempDir
    Path folder;

    @Test
    void aModuleIsStaleWhenItOrWhatItIsMadeOfIsNewerThanItsCopy() throws Exception {
        Home home = Home.at(folder.resolve("home"));
        Files.createDirectories(folder.resolve("module/src"));
        Path part = Files.createDirectories(folder.resolve("part/src/deep"));
        Build build = new Build(home);
        Build.Module tested = new Build.Module(
                folder.resolve("module").toString(),
                "app",
                List.of(folder.resolve("part").toString()));
        assertThat(build.stale(tested)).isTrue();

        Files.createDirectories(home.app());
        Path mark = Files.createFile(home.app().resolve("module.built"));
        Files.setLastModifiedTime(mark, FileTime.from(Instant.now().plus(Duration.ofHours(1))));
        assertThat(build.stale(tested)).isFalse();

        Path source = Files.createFile(part.resolve("A.java"));
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plus(Duration.ofHours(2))));
        assertThat(build.stale(tested)).isTrue();
    }

    @Test
    void aFolderIsCopiedAndRemovedWithAllThatIsInIt() throws Exception {
        Files.createDirectories(folder.resolve("from/deep"));
        Files.writeString(folder.resolve("from/deep/a.jar"), "a");

        Folders.copy(folder.resolve("from"), folder.resolve("to"));
        Folders.remove(folder.resolve("from"));
        Folders.remove(folder.resolve("from"));

        assertThat(folder.resolve("to/deep/a.jar")).hasContent("a");
        assertThat(folder.resolve("from")).doesNotExist();
    }
}

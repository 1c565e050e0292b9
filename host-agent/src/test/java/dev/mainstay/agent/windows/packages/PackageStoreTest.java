package dev.mainstay.agent.windows.packages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.agent.platform.Answer;
import dev.mainstay.agent.platform.Failure;
import dev.mainstay.agent.platform.Packages.PackageFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackageStoreTest {

    private static final String NAME = "SQLServer2012-KB4018073-x64-ENU.exe";
    private static final byte[] CONTENT = "a patch package".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path temp;

    private Path source;
    private Path own;
    private Optional<Failure> signature = Optional.empty();

    @BeforeEach
    void folders() throws Exception {
        source = Files.createDirectory(temp.resolve("source"));
        own = temp.resolve("own");
        Files.write(source.resolve(NAME), CONTENT);
    }

    private PackageStore store() {
        return new PackageStore(Optional.of(source), own, file -> signature, file -> () -> {});
    }

    private static PackageFile ordered() throws Exception {
        return new PackageFile(NAME, CONTENT.length, sha256(CONTENT));
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static String why(Answer<CheckedPackage> answer) {
        return answer.whyNot().orElseThrow().message();
    }

    @Test
    void aPackageIsRunFromACopyOfItsOwn() throws Exception {
        try (CheckedPackage checked = store().open(ordered()).known().orElseThrow()) {
            Files.write(source.resolve(NAME), "evil".getBytes(StandardCharsets.US_ASCII)); // Too late.

            assertThat(checked.file()).startsWith(own).hasFileName(NAME).hasBinaryContent(CONTENT);
        }
    }

    @Test
    void aCopyThatIsThereIsCheckedAgainAndNotFetchedAgain() throws Exception {
        store().open(ordered()).known().orElseThrow().close();
        Files.delete(source.resolve(NAME));
        store().open(ordered()).known().orElseThrow().close();

        Path copy = own.resolve(sha256(CONTENT)).resolve(NAME);
        Files.write(copy, "a patch packagE".getBytes(StandardCharsets.US_ASCII));
        assertThat(why(store().open(ordered()))).contains("is not in the folder");
    }

    @Test
    void anotherHashIsRefusedAndTheCopyIsGone() throws Exception {
        Files.write(source.resolve(NAME), "a patch packagE".getBytes(StandardCharsets.US_ASCII));

        assertThat(why(store().open(ordered()))).contains("has SHA-256");
        try (var files = Files.walk(own)) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void anotherSizeIsRefusedBeforeAnythingIsCopied() throws Exception {
        Files.write(source.resolve(NAME), new byte[CONTENT.length + 1]);

        assertThat(why(store().open(ordered()))).contains("bytes, ordered were");
        assertThat(own).doesNotExist();
    }

    @Test
    void aSignatureThatIsNotTrustedIsARefusal() throws Exception {
        signature = Optional.of(Failure.of("nobody signed it"));

        assertThat(why(store().open(ordered()))).isEqualTo("nobody signed it");
        assertThat(own.resolve(sha256(CONTENT)).resolve(NAME)).doesNotExist();
    }

    @Test
    void aLinkToSomewhereElseIsNoPackage() throws Exception {
        Path elsewhere = Files.write(temp.resolve("elsewhere.exe"), CONTENT);
        Files.delete(source.resolve(NAME));
        Files.createSymbolicLink(source.resolve(NAME), elsewhere);

        assertThat(why(store().open(ordered()))).contains("is not in the folder");
    }

    @Test
    void aNameIsAsLongAsAFileNameAndAHashFitIntoAPathOfWindows() throws Exception {
        assertThat(why(store().open(new PackageFile("a".repeat(300) + ".exe", CONTENT.length, sha256(CONTENT)))))
                .startsWith("no name of a package");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..\\setup.exe",
                "../setup.exe",
                "C:setup.exe",
                "C:\\setup.exe",
                "\\\\server\\share\\setup.exe",
                "setup.exe:stream.exe",
                "setup.msi",
                "setup.exe ",
                " setup.exe",
                "con.exe",
                "LPT1.exe",
                "",
                "a b.exe",
                "set\u202Eup.exe",
                "http://x/setup.exe"
            })
    void aNameThatIsMoreThanANameIsRefused(String name) throws Exception {
        assertThat(why(store().open(new PackageFile(name, CONTENT.length, sha256(CONTENT)))))
                .startsWith("no name of a package")
                .matches("[ -~]*");
    }

    @Test
    void withoutAHashASizeOrAFolderThereIsNothingToRun() throws Exception {
        assertThat(why(store().open(new PackageFile(NAME, CONTENT.length, "")))).contains("without a size or hash");
        assertThat(why(store().open(new PackageFile(NAME, 0, sha256(CONTENT))))).contains("without a size or hash");
        assertThat(why(new PackageStore(Optional.empty(), own, file -> signature, file -> () -> {}).open(ordered())))
                .contains("platform.packages");
    }
}

package dev.mainstay.agent.windows.inventory;

import com.sun.jna.Platform;
import com.sun.jna.platform.win32.VerRsrc.VS_FIXEDFILEINFO;
import com.sun.jna.platform.win32.VersionUtil;
import com.sun.jna.platform.win32.Win32Exception;
import dev.mainstay.agent.platform.Version;
import java.util.Optional;

/** The product version in a program file's version resource ({@code VS_FIXEDFILEINFO}, dwProductVersion). */
final class FileVersions implements LocalDbFacts.ProductVersions {

    @Override
    public Optional<String> of(String file) {
        if (!Platform.isWindows()) {
            return Optional.empty();
        }
        try {
            VS_FIXEDFILEINFO info = VersionUtil.getFileVersionInfo(file);
            int first = info.dwProductVersionMS.intValue();
            int last = info.dwProductVersionLS.intValue();
            return Optional.of(new Version(high(first), low(first), high(last), low(last)).toString());
        } catch (Win32Exception e) {
            return Optional.empty();
        }
    }

    private static int high(int number) {
        return number >>> 16;
    }

    private static int low(int number) {
        return number & 0xFFFF;
    }
}

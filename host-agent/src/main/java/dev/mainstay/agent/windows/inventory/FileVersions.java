package dev.mainstay.agent.windows.inventory;

import com.sun.jna.Platform;
import com.sun.jna.platform.win32.VerRsrc.VS_FIXEDFILEINFO;
import com.sun.jna.platform.win32.VersionUtil;
import com.sun.jna.platform.win32.Win32Exception;
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
            return Optional.of(high(info.dwProductVersionMS.intValue()) + "."
                    + low(info.dwProductVersionMS.intValue()) + "."
                    + high(info.dwProductVersionLS.intValue()) + "."
                    + low(info.dwProductVersionLS.intValue()));
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

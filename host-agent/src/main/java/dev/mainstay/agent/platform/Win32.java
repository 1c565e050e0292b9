package dev.mainstay.agent.platform;

/** Win32 error codes as HRESULTs ({@code HRESULT_FROM_WIN32}, winerror.h). */
public final class Win32 {

    private static final int FACILITY_WIN32 = 0x80070000;

    private Win32() {}

    /**
     * The HRESULT of an error.
     *
     * @param error 1 to 65535, as GetLastError gives it
     */
    public static Hresult hresult(int error) {
        return new Hresult(FACILITY_WIN32 | (error & 0xFFFF));
    }

    /**
     * A failure with the HRESULT of an error.
     *
     * @param what could not be done, for an administrator
     */
    public static Failure failure(int error, String what) {
        return new Failure(hresult(error), what + " (Win32 error " + error + ")");
    }
}

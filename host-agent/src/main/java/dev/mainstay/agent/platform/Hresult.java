package dev.mainstay.agent.platform;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A Windows HRESULT. Symbols as in Microsoft's "WUA networking error codes" and "WUA success and error codes". */
public record Hresult(int value) {

    public static final Hresult WU_S_REBOOT_REQUIRED = new Hresult(0x00240005);
    public static final Hresult WU_S_ALREADY_INSTALLED = new Hresult(0x00240006);
    public static final Hresult WU_E_OPERATIONINPROGRESS = new Hresult(0x80240009);
    public static final Hresult WU_E_INSTALL_NOT_ALLOWED = new Hresult(0x80240016);
    public static final Hresult WU_E_EXCLUSIVE_INSTALL_CONFLICT = new Hresult(0x80240019);
    public static final Hresult WU_E_TIMEOUT = new Hresult(0x80240021);
    public static final Hresult WU_E_ALL_UPDATES_FAILED = new Hresult(0x80240022);
    public static final Hresult WU_E_NO_UPDATE = new Hresult(0x80240024);
    /** The update's files are not (or no longer) in the cache: download again, then install again. */
    public static final Hresult WU_E_UH_NEEDANOTHERDOWNLOAD = new Hresult(0x8024200D);

    private static final Map<Integer, String> SYMBOLS = Map.ofEntries(
            Map.entry(0x00240005, "WU_S_REBOOT_REQUIRED"),
            Map.entry(0x00240006, "WU_S_ALREADY_INSTALLED"),
            Map.entry(0x80240009, "WU_E_OPERATIONINPROGRESS"),
            Map.entry(0x8024000B, "WU_E_CALL_CANCELLED"),
            Map.entry(0x8024000C, "WU_E_NOOP"),
            Map.entry(0x80240016, "WU_E_INSTALL_NOT_ALLOWED"),
            Map.entry(0x80240017, "WU_E_NOT_APPLICABLE"),
            Map.entry(0x80240019, "WU_E_EXCLUSIVE_INSTALL_CONFLICT"),
            Map.entry(0x8024001E, "WU_E_SERVICE_STOP"),
            Map.entry(0x8024001F, "WU_E_NO_CONNECTION"),
            Map.entry(0x80240021, "WU_E_TIME_OUT"),
            Map.entry(0x80240022, "WU_E_ALL_UPDATES_FAILED"),
            Map.entry(0x80240023, "WU_E_EULAS_DECLINED"),
            Map.entry(0x80240024, "WU_E_NO_UPDATE"),
            Map.entry(0x8024002E, "WU_E_WU_DISABLED"),
            Map.entry(0x80240032, "WU_E_INVALID_CRITERIA"),
            Map.entry(0x80240034, "WU_E_DOWNLOAD_FAILED"),
            Map.entry(0x8024004A, "WU_E_SETUP_IN_PROGRESS"),
            Map.entry(0x8024200D, "WU_E_UH_NEEDANOTHERDOWNLOAD"),
            Map.entry(0x80242014, "WU_E_UH_POSTREBOOTSTILLPENDING"),
            Map.entry(0x8024401C, "WU_E_PT_HTTP_STATUS_REQUEST_TIMEOUT"),
            Map.entry(0x8024401F, "WU_E_PT_HTTP_STATUS_SERVER_ERROR"),
            Map.entry(0x80244021, "WU_E_PT_HTTP_STATUS_BAD_GATEWAY"),
            Map.entry(0x80244022, "WU_E_PT_HTTP_STATUS_SERVICE_UNAVAIL"),
            Map.entry(0x80244023, "WU_E_PT_HTTP_STATUS_GATEWAY_TIMEOUT"),
            Map.entry(0x8024402C, "WU_E_PT_WINHTTP_NAME_NOT_RESOLVED"),
            Map.entry(0x80070422, "ERROR_SERVICE_DISABLED"),
            Map.entry(0x80070643, "ERROR_INSTALL_FAILURE"),
            Map.entry(0x80070BC9, "ERROR_FAIL_REBOOT_REQUIRED"),
            Map.entry(0x80072EE2, "ERROR_INTERNET_TIMEOUT"),
            Map.entry(0x80072EFD, "ERROR_INTERNET_CANNOT_CONNECT"),
            Map.entry(0x80072EFE, "ERROR_INTERNET_CONNECTION_ABORTED"));

    /** Conditions that pass by themselves: another installer at work, the update source busy or away. */
    private static final Set<Integer> PASSING = Set.of(
            0x80240009,
            0x80240016,
            0x8024001E,
            0x8024001F,
            0x80240021,
            0x8024004A,
            0x8024401C,
            0x8024401F,
            0x80244021,
            0x80244022,
            0x80244023,
            0x8024402C,
            0x80072EE2,
            0x80072EFD,
            0x80072EFE);

    /** Whether the same call may well succeed some time later, with nobody doing anything. */
    public boolean retryable() {
        return PASSING.contains(value);
    }

    /** Microsoft's name, or the number where the agent knows none. */
    public String symbol() {
        return SYMBOLS.getOrDefault(value, toString());
    }

    /** {@code 0x80240016}: the form used on the wire. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "0x%08X", value);
    }

    /**
     * Reads the form used on the wire.
     *
     * @throws NumberFormatException when it is not {@code 0x} and up to eight hexadecimal digits */
    public static Hresult parse(String text) {
        return new Hresult(Integer.parseUnsignedInt(text.substring(2), 16));
    }
}

package dev.mainstay.agent.platform;

import java.util.Locale;
import java.util.Optional;

/** A Windows HRESULT. Symbols and meanings are in {@code hresults.tsv}, after Microsoft's "WUA networking error codes" and "WUA success and error codes", "Windows Update error codes by component", "MsiExec.exe and InstMsi.exe error messages". */
public record Hresult(int value) {

    public static final Hresult WU_S_REBOOT_REQUIRED = new Hresult(0x00240005);
    public static final Hresult WU_S_ALREADY_INSTALLED = new Hresult(0x00240006);
    public static final Hresult WU_E_OPERATIONINPROGRESS = new Hresult(0x80240009);
    public static final Hresult WU_E_CALL_CANCELLED = new Hresult(0x8024000B);
    public static final Hresult WU_E_INSTALL_NOT_ALLOWED = new Hresult(0x80240016);
    public static final Hresult WU_E_EXCLUSIVE_INSTALL_CONFLICT = new Hresult(0x80240019);
    public static final Hresult WU_E_NO_INTERACTIVE_USER = new Hresult(0x80240020);
    public static final Hresult WU_E_TIMEOUT = new Hresult(0x80240021);
    public static final Hresult WU_E_ALL_UPDATES_FAILED = new Hresult(0x80240022);
    public static final Hresult WU_E_EULAS_DECLINED = new Hresult(0x80240023);
    public static final Hresult WU_E_NO_UPDATE = new Hresult(0x80240024);
    public static final Hresult WU_E_UNINSTALL_NOT_ALLOWED = new Hresult(0x80240028);
    /** The update's files are not (or no longer) in the cache: download again, then install again. */
    public static final Hresult WU_E_UH_NEEDANOTHERDOWNLOAD = new Hresult(0x8024200D);

    /**
     * Whether the same call may well succeed some time later, with nobody doing anything: another installer at work, the
     * update source busy or away.
     */
    public boolean retryable() {
        return HresultTable.find(value).map(HresultTable.Entry::passes).orElse(false);
    }

    /** Whether the agent knows the code; one that it does not know may pass or not. */
    public boolean known() {
        return HresultTable.find(value).isPresent();
    }

    /**
     * How often a call is made that ends so, the first time included.
     *
     * @param most of a code that passes, from 1
     * @return {@code most} of a code that passes by itself, 2 of one that nobody knows, 1 of any other */
    public int tries(int most) {
        return retryable() ? most : known() ? 1 : Math.min(2, most);
    }

    /** Name, number, meaning and next step in English, for a message; the name and the number of a code that nobody knows are one. */
    public String inWords() {
        return HresultTable.find(value)
                .map(entry -> (entry.symbol().equals(toString()) ? "" : entry.symbol() + " ")
                        + "(" + this + "). " + entry.meaning(Locale.ENGLISH) + " "
                        + entry.nextStep(Locale.ENGLISH))
                .orElse(toString() + ", a code without a known meaning");
    }

    /** What it means, in a sentence; empty where the agent does not know the code. */
    public Optional<String> meaning(Locale locale) {
        return HresultTable.find(value).map(entry -> entry.meaning(locale));
    }

    /** What an administrator does next, in a sentence; empty where the agent does not know the code. */
    public Optional<String> nextStep(Locale locale) {
        return HresultTable.find(value).map(entry -> entry.nextStep(locale));
    }

    /** Microsoft's name, or the number where the agent knows none. */
    public String symbol() {
        return HresultTable.find(value).map(HresultTable.Entry::symbol).orElse(toString());
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

package dev.mainstay.agent.windows.packages;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;
import com.sun.jna.WString;
import com.sun.jna.platform.win32.Guid.GUID;
import com.sun.jna.win32.StdCallLibrary;
import com.sun.jna.win32.W32APIOptions;
import org.jspecify.annotations.Nullable;

/** WinVerifyTrust and what tells the signer (wintrust.h). Signatures only; Windows owns what the helpers point to. */
interface WinTrust extends StdCallLibrary {

    WinTrust INSTANCE = Native.load("wintrust", WinTrust.class, W32APIOptions.DEFAULT_OPTIONS);

    /** WINTRUST_ACTION_GENERIC_VERIFY_V2. */
    String VERIFY_AUTHENTICODE = "{00AAC56B-CD44-11D0-8CC2-00C04FC295EE}";

    int WTD_UI_NONE = 2;
    int WTD_REVOKE_NONE = 0;
    int WTD_CHOICE_FILE = 1;
    int WTD_STATEACTION_VERIFY = 1;
    int WTD_STATEACTION_CLOSE = 2;
    /** A host without a way to the internet must not wait for it. */
    int WTD_CACHE_ONLY_URL_RETRIEVAL = 0x1000;

    /** 0, or an HRESULT. */
    int WinVerifyTrust(@Nullable Pointer window, GUID action, WintrustData data);

    @Nullable
    Pointer WTHelperProvDataFromStateData(@Nullable Pointer stateData);

    @Nullable
    Pointer WTHelperGetProvSignerFromChain(
            Pointer providerData, int signer, boolean counterSigner, int counterSignerIndex);

    @Nullable
    Pointer WTHelperGetProvCertFromChain(Pointer signer, int certificate);

    /** WINTRUST_FILE_INFO. */
    @FieldOrder({"size", "filePath", "file", "knownSubject"})
    final class WintrustFileInfo extends Structure {
        public int size;
        public @Nullable WString filePath;
        public @Nullable Pointer file;
        public @Nullable Pointer knownSubject;
    }

    /** WINTRUST_DATA as it was before Windows 8 added a field at its end. */
    @FieldOrder({
        "size",
        "policyCallbackData",
        "sipClientData",
        "uiChoice",
        "revocationChecks",
        "unionChoice",
        "fileInfo",
        "stateAction",
        "stateData",
        "urlReference",
        "providerFlags",
        "uiContext"
    })
    final class WintrustData extends Structure {
        public int size;
        public @Nullable Pointer policyCallbackData;
        public @Nullable Pointer sipClientData;
        public int uiChoice;
        public int revocationChecks;
        public int unionChoice;
        public @Nullable Pointer fileInfo;
        public int stateAction;
        public @Nullable Pointer stateData;
        public @Nullable Pointer urlReference;
        public int providerFlags;
        public int uiContext;
    }

    /** The one function of crypt32.dll that JNA's Crypt32 leaves out. */
    interface Names extends StdCallLibrary {

        Names INSTANCE = Native.load("crypt32", Names.class, W32APIOptions.DEFAULT_OPTIONS);

        int CERT_NAME_ATTR_TYPE = 3;
        /** szOID_ORGANIZATION_NAME, which Windows wants in one byte a character. */
        String ORGANIZATION = "2.5.4.10";

        /** Characters written, the terminating zero among them. */
        int CertGetNameString(
                Pointer certificate, int type, int flags, Pointer typeParameter, char[] name, int nameLength);
    }
}

package dev.mainstay.agent.windows.packages;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.platform.win32.Guid.GUID;
import dev.mainstay.agent.platform.Failure;
import dev.mainstay.agent.platform.Hresult;
import dev.mainstay.agent.windows.packages.WinTrust.Names;
import dev.mainstay.agent.windows.packages.WinTrust.WintrustData;
import dev.mainstay.agent.windows.packages.WinTrust.WintrustFileInfo;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Authenticode by WinVerifyTrust: a signature over the whole file, up to a root this host trusts, made by the expected
 * organization. Revocation is not asked for: most of these hosts cannot reach the lists.
 */
final class Authenticode implements SignatureCheck {

    private final String organization;

    Authenticode() {
        this("Microsoft Corporation");
    }

    /** @param organization of the signing certificate's subject */
    Authenticode(String organization) {
        this.organization = organization;
    }

    @Override
    public Optional<Failure> refusal(Path file) {
        WintrustFileInfo info = new WintrustFileInfo();
        info.size = info.size();
        info.filePath = new WString(file.toAbsolutePath().toString());
        info.write();
        WintrustData data = new WintrustData();
        data.size = data.size();
        data.uiChoice = WinTrust.WTD_UI_NONE;
        data.revocationChecks = WinTrust.WTD_REVOKE_NONE;
        data.unionChoice = WinTrust.WTD_CHOICE_FILE;
        data.fileInfo = info.getPointer();
        data.stateAction = WinTrust.WTD_STATEACTION_VERIFY;
        data.providerFlags = WinTrust.WTD_CACHE_ONLY_URL_RETRIEVAL;
        GUID action = new GUID(WinTrust.VERIFY_AUTHENTICODE);
        int result = WinTrust.INSTANCE.WinVerifyTrust(null, action, data);
        try {
            if (result != 0) {
                return Optional.of(
                        new Failure(new Hresult(result), file.getFileName() + " has no signature this host trusts"));
            }
            String signer = signer(data);
            return signer.equals(organization)
                    ? Optional.empty()
                    : Optional.of(
                            Failure.of(file.getFileName() + " is signed by " + signer + ", not by " + organization));
        } finally {
            data.stateAction = WinTrust.WTD_STATEACTION_CLOSE;
            WinTrust.INSTANCE.WinVerifyTrust(null, action, data);
        }
    }

    private static String signer(WintrustData data) {
        Pointer provider = WinTrust.INSTANCE.WTHelperProvDataFromStateData(data.stateData);
        Pointer signer =
                provider == null ? null : WinTrust.INSTANCE.WTHelperGetProvSignerFromChain(provider, 0, false, 0);
        Pointer link = signer == null ? null : WinTrust.INSTANCE.WTHelperGetProvCertFromChain(signer, 0);
        // CRYPT_PROVIDER_CERT: its size, then the PCCERT_CONTEXT, aligned as a pointer.
        Pointer certificate = link == null ? null : link.getPointer(Native.POINTER_SIZE);
        if (certificate == null) {
            return "nobody";
        }
        Memory organization = new Memory(Names.ORGANIZATION.length() + 1L);
        organization.setString(0, Names.ORGANIZATION, StandardCharsets.US_ASCII.name());
        char[] name = new char[256];
        Names.INSTANCE.CertGetNameString(certificate, Names.CERT_NAME_ATTR_TYPE, 0, organization, name, name.length);
        return Native.toString(name);
    }
}

package dev.mainstay.doctor;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** Days that a certificate is still good for. */
final class CertificateDates {
    /** Time enough to have another one made by people. */
    private static final Duration SOON = Duration.ofDays(21);

    private CertificateDates() {}

    /** The end of its validity. The platform's type has {@code java.util.Date} alone. */
    static Instant end(X509Certificate certificate) {
        return certificate.getNotAfter().toInstant();
    }

    /** @param whose host and port that showed it, or its file */
    static Finding judge(String whose, Instant end, Instant now) {
        Duration left = Duration.between(now, end);
        String day = end.atZone(ZoneOffset.UTC).toLocalDate().toString();
        if (left.isNegative() || left.isZero()) {
            return Finding.wrong(Area.CERTIFICATES, "certificates.over", whose, day);
        }
        return left.compareTo(SOON) < 0
                ? Finding.warning(Area.CERTIFICATES, "certificates.soon", whose, day, left.toDays())
                : Finding.ok(Area.CERTIFICATES, "certificates.good", whose, day, left.toDays());
    }
}

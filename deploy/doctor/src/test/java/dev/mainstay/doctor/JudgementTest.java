package dev.mainstay.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.cert.CertPathBuilderException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.net.ssl.SSLHandshakeException;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the checks conclude, by tables; that they see it is in {@link DoctorMainTest} and {@link CertificateCheckTest}. */
class JudgementTest {
    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

    @ParameterizedTest
    @CsvSource({"0, WRONG", "127, WRONG", "128, WARNING", "1023, WARNING", "1024, OK"})
    void roomOnADisk(long mebibytes, Standing standing) {
        assertThat(DiskCheck.judge(Path.of("/var/log"), mebibytes << 20).standing())
                .isEqualTo(standing);
    }

    /** Asked at noon, answered 100 ms later; what lies between may be the time on the way. */
    @ParameterizedTest
    @CsvSource({
        "0, OK, clock.same.database",
        "50, OK, clock.same.database",
        "2100, OK, clock.same.database",
        "-2000, OK, clock.same.database",
        "2101, WARNING, clock.off.database",
        "-2001, WARNING, clock.off.database",
        "60100, WARNING, clock.off.database",
        "60101, WRONG, clock.off.database",
        "-60001, WRONG, clock.off.database"
    })
    void clocks(long millis, Standing standing, String code) {
        Finding finding = Clocks.judge("database", NOON.plusMillis(millis), NOON, NOON.plusMillis(100));

        assertThat(finding.standing()).isEqualTo(standing);
        assertThat(finding.code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "P400D, OK, certificates.good",
        "P21D, OK, certificates.good",
        "P20DT23H, WARNING, certificates.soon",
        "PT1S, WARNING, certificates.soon",
        "PT0S, WRONG, certificates.over",
        "P-1D, WRONG, certificates.over"
    })
    void daysOfACertificate(Duration left, Standing standing, String code) {
        Finding finding = CertificateDates.judge("db:5432", NOON.plus(left), NOON);

        assertThat(finding.standing()).isEqualTo(standing);
        assertThat(finding.code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "0.1 1, -, true, OK, database.new",
                "0.1 1, -, false, WRONG, database.empty",
                "0.1 1, 0.1 1, false, OK, database.current",
                "0.1 1 2, 0.1 1, true, OK, database.behind",
                "0.1 1 2, 0.1 1, false, WRONG, database.old",
                "0.1 1, 0.1 1 2, false, WARNING, database.newer"
            })
    void migrations(String shipped, @Nullable String applied, boolean atStart, Standing standing, String code) {
        Finding finding = MigrationState.judge(
                words(shipped), Optional.ofNullable(applied).map(JudgementTest::words), atStart);

        assertThat(finding.standing()).isEqualTo(standing);
        assertThat(finding.code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"scanner", "patch", "report"})
    void eachServiceHasItsMigrationsAndThoseOfTheFrame(String service) {
        assertThat(MigrationState.shipped(service)).contains("0.1", "0.2", "1", "1.1", "1.2");
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, prefer, false, OK, database.here",
        "localhost, verify-full, true, OK, database.protected",
        "db.example, verify-full, true, OK, database.protected",
        "db.example, require, true, WARNING, database.unverified",
        "db.example, prefer, false, WRONG, database.clear"
    })
    void protectionOfTheDatabasesConnection(String host, String mode, boolean tls, Standing standing, String code) {
        Finding finding =
                DatabaseCheck.protection(new DatabaseAddress(host, 5432, "patch", mode, ""), Boolean.toString(tls));

        assertThat(finding.standing()).isEqualTo(standing);
        assertThat(finding.code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "28P01, password authentication failed, database.login",
                "28000, no pg_hba.conf entry, database.login",
                "3D000, database does not exist, database.none",
                "42501, permission denied for database, database.shut",
                "57P03, the database system is starting up, database.busy",
                "53300, too many connections, database.busy",
                "08001, Connection refused, database.away",
                "08006, SSL error: PKIX path building failed, database.tls",
                "08006, The hostname db could not be verified by hostnameverifier, database.tls",
                "-, whatever, database.away"
            })
    void refusalsOfTheDatabase(@Nullable String state, String said, String code) {
        assertThat(DatabaseCheck.refusal(
                                new DatabaseAddress("db", 5432, "patch", "prefer", ""), new SQLException(said, state))
                        .code())
                .isEqualTo(code);
    }

    @Test
    void aCertificateThatIsNotBelievedIsNoDatabaseThatIsAway() {
        SSLHandshakeException handshake = new SSLHandshakeException("PKIX path building failed");
        handshake.initCause(
                new CertPathBuilderException("unable to find valid certification path to requested target"));

        assertThat(DatabaseCheck.refusal(
                                new DatabaseAddress("db", 5432, "patch", "verify-full", "ca.pem"),
                                new SQLException("SSL error: PKIX path building failed", "08006", handshake))
                        .code())
                .isEqualTo("database.tls");
    }

    @ParameterizedTest
    @CsvSource({
        "'127.0.0.1:9092', PLAINTEXT, broker.here",
        "'localhost:9092,[::1]:9092', SASL_PLAINTEXT, broker.here",
        "'localhost:9092,kafka:9092', PLAINTEXT, broker.clear",
        "kafka:9093, SASL_PLAINTEXT, broker.clear",
        "kafka:9093, SASL_SSL, broker.protected",
        "kafka:9093, SSL, broker.protected"
    })
    void protectionOfTheBrokersConnection(String servers, String protocol, String code) {
        assertThat(BrokerCheck.protection(servers, protocol).code()).isEqualTo(code);
    }

    @Test
    void refusalsOfTheBroker() {
        assertThat(BrokerCheck.refusal("kafka:9093", new SaslAuthenticationException("Authentication failed"))
                        .code())
                .isEqualTo("broker.login");
        assertThat(BrokerCheck.refusal("kafka:9093", new SslAuthenticationException("handshake failed"))
                        .code())
                .isEqualTo("broker.tls");
        assertThat(BrokerCheck.refusal("kafka:9093", new TimeoutException("Timed out"))
                        .code())
                .isEqualTo("broker.away");
    }

    @Test
    void theTopicsOfAServiceAreThoseOfTheFile() {
        TopicPlan plan = TopicPlan.of("patch-service");

        assertThat(plan.read()).containsExactly("estate.hosts.v1", "scan.results.v1");
        assertThat(plan.written())
                .contains(
                        "patch.jobs.v1",
                        "patch.rollouts.v1",
                        "patch.decisions.v1",
                        "audit.entries.v1",
                        "scan.results.v1.patch-service.dlq")
                .doesNotContain("scan.results.v1");
        assertThat(plan.maxMessageBytes()).containsEntry("scan.results.v1.patch-service.dlq", 8519680L);
    }

    /** A service that writes "out" and reads "in"; "other" is another's. By topic: R(ead), W(rite), D(elete), A(lter). */
    @ParameterizedTest
    @CsvSource({
        "in=R out=W, topics.there rights.right",
        "in=R out=W other=, topics.there rights.right",
        "in=R out=, topics.there rights.lacking",
        "in= out=W, topics.there rights.lacking",
        "in=R, topics.missing rights.right",
        "in=RW out=W, topics.there rights.more",
        "in=R out=WD, topics.there rights.more",
        "in=R out=W other=W, topics.there rights.more",
        "in=RWDA out=RWDA other=RWDA, topics.there rights.everything"
    })
    void topicsAndRights(String topics, String codes) {
        Map<String, Topics.Found> found = new TreeMap<>();
        for (String topic : topics.split(" ", -1)) {
            String[] parts = topic.split("=", 2);
            found.put(parts[0], new Topics.Found(12, 3, allowed(parts[1])));
        }

        assertThat(Topics.judge(plan(), found, true).stream().map(Finding::code).collect(Collectors.joining(" ")))
                .isEqualTo(codes);
    }

    @Test
    void oneCopyIsOneDiskThatMayFail() {
        Map<String, Topics.Found> found = Map.of(
                "in", new Topics.Found(12, 3, allowed("R")),
                "out", new Topics.Found(6, 1, allowed("W")));

        assertThat(Topics.judge(plan(), found, true))
                .extracting(Finding::code)
                .containsExactly("topics.there", "topics.partitions", "topics.replicas", "rights.right");
        assertThat(Topics.judge(plan(), found, false)).extracting(Finding::code).doesNotContain("topics.replicas");
    }

    private static TopicPlan plan() {
        return new TopicPlan(Set.of("out"), Set.of("in"), Set.of("in", "out", "other"), 12, 3, Map.of());
    }

    private static Set<AclOperation> allowed(String letters) {
        Set<AclOperation> allowed = EnumSet.noneOf(AclOperation.class);
        for (AclOperation operation :
                List.of(AclOperation.READ, AclOperation.WRITE, AclOperation.DELETE, AclOperation.ALTER)) {
            if (letters.indexOf(operation.name().charAt(0)) >= 0) {
                allowed.add(operation);
            }
        }
        return allowed;
    }

    private static Set<String> words(String text) {
        return new TreeSet<>(Arrays.asList(text.split(" ", -1)));
    }
}

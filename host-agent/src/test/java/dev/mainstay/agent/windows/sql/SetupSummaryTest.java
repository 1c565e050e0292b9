package dev.mainstay.agent.windows.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SetupSummaryTest {

    /** In the form of Microsoft's topic on the setup log files; names and times are made up. */
    private static final String TEXT = """
            Overall summary:
              Final result:                  Failed: see logs für Näheres
              Exit code (Decimal):           -2061893606
              Exit facility code:            1306
              Exit error code:               1
              Exit message:                  Wait on the database engine recovery handle failed.
              Start time:                    2026-11-23 10:03:25
              End time:                      2026-11-23 10:04:36
              Requested action:              Patch

            Instance RTCLOCAL overall summary:
              Final result:                  Passed
              Exit code (Decimal):           0

            Machine Properties:
              Machine name:                  FE01
            """;

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16", "windows-1252"})
    void itIsReadInEachOfItsEncodings(String encoding) {
        SetupSummary summary = SetupSummary.read(TEXT.replace("\n", "\r\n").getBytes(Charset.forName(encoding)))
                .orElseThrow();

        assertThat(summary)
                .isEqualTo(new SetupSummary(
                        "Failed: see logs für Näheres",
                        -2061893606,
                        "Wait on the database engine recovery handle failed.",
                        "Patch",
                        List.of()));
        assertThat(summary.inShort())
                .isEqualTo("Failed: see logs für Näheres (exit code -2061893606): "
                        + "Wait on the database engine recovery handle failed.");
    }

    @Test
    void aFileWithAMarkIsReadWithoutIt() {
        byte[] text = ("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_8);

        assertThat(SetupSummary.read(text)).isPresent();
    }

    @Test
    void whatHasNoSummaryIsNone() {
        assertThat(SetupSummary.read(new byte[0])).isEmpty();
        assertThat(SetupSummary.read("Machine Properties:\n  Final result: Passed\n".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Test
    void aFileThatBeginsWithAnInstanceIsRead() {
        assertThat(read("""
                Instance RTCLOCAL overall summary:
                  Final result:                  The patch installer could not update the instance.
                  Exit code (Decimal):           -2068709375
                  Exit facility code:            1202
                  Exit error code:               1
                  Exit message:                  The folder 'x:\\0a1b\\' is not there.
                  Requested action:              Patch
                """).inShort())
                .isEqualTo("The patch installer could not update the instance. (exit code -2068709375): "
                        + "The folder 'x:\\0a1b\\' is not there.");
    }

    @Test
    void whatOnlyAnInstanceSaysIsTheReason() {
        assertThat(read("""
                Overall summary:
                  Final result:                  Failed
                  Exit code (Decimal):           -2068052377
                  Start time:                    2026-11-23 10:03:25

                Instance RTC overall summary:
                  Final result:                  Failed
                  Exit code (Decimal):           -2068052377
                  Exit facility code:            1212
                  Exit error code:               1639
                  Exit message:                  A setting is not valid,
                  and this is why.
                  Start time:                    2026-11-23 10:03:25
                """).message()).isEqualTo("A setting is not valid, and this is why.");
    }

    private static final String DETAILS = """
            Overall summary:
              Final result:                  Not updated.
              Exit code (Decimal):           -2061893608
              Start time:                    2026-11-20 19:30:09
              End time:                      2026-11-20 19:46:01
              Requested action:              Patch

            Machine Properties:
              Machine name:                  FE01
              Machine processor count:       4
              OS version:                    Windows Server 2012 R2

            Product features discovered:
              Product              Instance             Instance ID
              SQL Server 2012      RTCLOCAL             MSSQL11.RTCLOCAL

            Package properties:
              Description:                   Microsoft SQL Server 2012
              Type:                          RTM

            Detailed results:
              Feature:                       Database Engine Services
              Status:                        Failed: see logs
              Reason for failure:            A dependency failed.
              Next Step:                     Resolve it and try again.
              Component name:                SQL Server Common Files
              Component error code:          1648
              Component log file:            C:\\Logs\\20261120\\common_1.log
              Error description:             The patches have no valid order.
              Error help link:               http://go.example/fwlink?x=1:2

              Feature:                       SQL Browser
              Status:                        Passed

              Feature:                       Replication
              Status:                        Failed: see logs
              Reason for failure:            A dependency failed.
              Next Step:                     Resolve it and try again.
              Component name:                SQL Server Common Files
              Component error code:          1648
              Component log file:            C:\\Logs\\20261120\\common_1.log
              Error description:             The patches have no valid order.
            """;

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16"})
    void theComponentThatFailedComesFirstAndOnce(String encoding) {
        assertThat(SetupSummary.read(DETAILS.replace("\n", "\r\n").getBytes(Charset.forName(encoding)))
                        .orElseThrow()
                        .inShort())
                .isEqualTo("SQL Server Common Files, error 1648: The patches have no valid order. "
                        + "Not updated. (exit code -2061893608)");
    }

    @Test
    void setupBefore2012WritesTheDescriptionAboveTheLog() {
        assertThat(read("""
                Overall summary:
                  Final result:                  Failed
                  Exit code (Decimal):           -595541211
                  Exit facility code:            1152
                  Exit error code:               49957
                  Exit message:                  Failed

                Detailed results:
                  Feature:                       Database Engine Services
                  Status:                        Failed: see logs
                  MSI status:                    Passed
                  Configuration status:          Failed: see below
                  Configuration error code:      0x7FCCE689
                  Configuration error description: A component threw an exception.
                  Configuration log:             C:\\Logs\\Detail.txt
                """).causes())
                .containsExactly(new SetupSummary.Cause(
                        "Database Engine Services", "0x7FCCE689", "A component threw an exception."));
    }

    /** Labels are translated; their order and what the values look like are not. The words of this file are made up. */
    @Test
    void aFileInAnotherLanguageIsReadByItsStructure() {
        SetupSummary summary = read("""
                Résumé global :
                  Résultat final :               Échec : voir les journaux
                  Code de sortie (décimal) :     -2061893608
                  Code de facilité :             1306
                  Code d'erreur :                24
                  Message de sortie :            Le service n'a pas démarré.
                  Heure de début :               23/11/2026 10:03:25
                  Action demandée :              Patch

                Propriétés de l'ordinateur :
                  Nom de l'ordinateur :          FE01
                  Nombre de processeurs :        4
                  Version du système :           Windows Server 2012 R2

                Résultats détaillés :
                  Fonctionnalité :               Services Moteur
                  Statut :                       Échec
                  Motif de l'échec :             Une dépendance a échoué.
                  Étape suivante :               Réessayez.
                  Nom du composant :             Fichiers communs
                  Code d'erreur du composant :   1603
                  Fichier journal :              C:\\Logs\\1.log
                  Description de l'erreur :      Le service est désactivé.
                """);

        assertThat(summary.inShort())
                .isEqualTo("Fichiers communs, error 1603: Le service est désactivé. "
                        + "Échec : voir les journaux (exit code -2061893608): Le service n'a pas démarré.");
    }

    private static SetupSummary read(String text) {
        return SetupSummary.read(text.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }
}

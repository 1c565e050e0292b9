package dev.mainstay.agent.windows.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mainstay.agent.json.JsonException;
import dev.mainstay.agent.platform.Failure;
import dev.mainstay.agent.platform.Hresult;
import dev.mainstay.agent.platform.Update;
import dev.mainstay.agent.platform.UpdateId;
import dev.mainstay.agent.platform.UpdateState;
import dev.mainstay.agent.platform.WindowsUpdate.HistoryEntry;
import dev.mainstay.agent.platform.WindowsUpdate.Operation;
import dev.mainstay.agent.platform.WindowsUpdate.ResultCode;
import dev.mainstay.agent.platform.WindowsUpdate.UpdateResult;
import dev.mainstay.agent.windows.update.WorkerOrder.Call;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WorkerLineTest {

    private static final UpdateId ID = new UpdateId(UUID.fromString("11111111-1111-4111-8111-111111111111"), 203);
    private static final Instant AT = Instant.parse("2026-11-10T18:00:00Z");

    static Stream<WorkerLine> lines() {
        return Stream.of(
                new WorkerLine.Progressed(40, "Install 1/2: Обновление\n\"é\""),
                new WorkerLine.Found(update("Critical", 987_654_321_012L, AT)),
                new WorkerLine.Found(update(null, null, null)),
                new WorkerLine.Fared(new UpdateResult(ID, ResultCode.FAILED, new Hresult(0x80070643), false)),
                new WorkerLine.Fared(new UpdateResult(ID, ResultCode.SUCCEEDED, null, true)),
                new WorkerLine.Accepted(ID),
                new WorkerLine.Remembered(new HistoryEntry(
                        ID, "title", Operation.UNINSTALLATION, ResultCode.ABORTED, new Hresult(0x8024000B), AT, "x")),
                new WorkerLine.Ended(null),
                new WorkerLine.Ended(Failure.of("left something out")),
                new WorkerLine.Failed(Failure.of(Hresult.WU_E_NO_UPDATE)));
    }

    private static Update update(@Nullable String severity, @Nullable Long size, @Nullable Instant at) {
        return new Update(
                ID,
                "Обновление — é",
                List.of("KB1", "KB2"),
                List.of("CVE-2026-1"),
                List.of(),
                List.of(ID.id()),
                List.of("SQL Server 2012"),
                "Security Updates",
                severity,
                Update.Type.DRIVER,
                size,
                Update.RebootBehavior.CAN_REQUEST_REBOOT,
                true,
                false,
                true,
                false,
                true,
                false,
                at,
                at);
    }

    @ParameterizedTest
    @MethodSource("lines")
    void whatIsWrittenIsReadTheSameAndIsOneLine(WorkerLine line) {
        String text = new String(WorkerLine.write(line), StandardCharsets.UTF_8);

        assertThat(text).doesNotContain("\n");
        assertThat(WorkerLine.read(text)).isEqualTo(line);
    }

    @Test
    void anOrderIsReadAsItWasWritten() {
        for (UpdateServer server :
                List.of(UpdateServer.DEFAULT, new UpdateServer(3, "x", null), new UpdateServer(3, null, "C:\\w.cab"))) {
            WorkerOrder order = new WorkerOrder(
                    Call.INSTALL, UpdateState.MISSING, List.of(ID), 5, server, 60, "C:\\Users\\é\\lock");

            assertThat(WorkerOrder.read(new String(order.line(), StandardCharsets.UTF_8)))
                    .isEqualTo(order);
        }
    }

    @Test
    void whatIsNoLineIsRefused() {
        assertThatThrownBy(() -> WorkerLine.read("# A fatal error")).isInstanceOf(JsonException.class);
        assertThatThrownBy(() -> WorkerLine.read("{\"line\":\"Run\"}")).isInstanceOf(JsonException.class);
    }
}

package dev.mainstay.agent.windows.update;

import dev.mainstay.agent.platform.Failure;
import dev.mainstay.agent.platform.Hresult;
import dev.mainstay.agent.platform.UpdateId;
import dev.mainstay.agent.platform.WindowsUpdate.ResultCode;
import dev.mainstay.agent.platform.WindowsUpdate.UpdateResult;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

/** A process that talks like a worker and does as its argument says: what WorkerTest needs where there is no Windows. */
final class ScriptedWorker {

    static final UpdateResult RESULT = new UpdateResult(
            new UpdateId(UUID.fromString("11111111-1111-4111-8111-111111111111"), 7),
            ResultCode.SUCCEEDED,
            Hresult.WU_S_REBOOT_REQUIRED,
            true);

    private ScriptedWorker() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        WorkerOrder.read(in.readLine());
        say(new WorkerLine.Progressed(40, "at work"));
        switch (arguments[0]) {
            case "works" -> {
                say(new WorkerLine.Fared(RESULT));
                say(new WorkerLine.Ended(null));
            }
            case "fails" -> say(new WorkerLine.Failed(Failure.of(Hresult.WU_E_OPERATIONINPROGRESS)));
            case "crashes" -> {
                System.out.println("# A fatal error has been detected");
                Runtime.getRuntime().halt(0x35);
            }
            case "talks-nonsense" -> {
                System.out.println("{\"line\":\"Run\"}");
                new CountDownLatch(1).await();
            }
            case "hangs" -> new CountDownLatch(1).await();
            case "stops-when-asked" -> {
                while (in.readLine() != null) {
                    // Only the end means anything.
                }
                say(new WorkerLine.Fared(RESULT));
                say(new WorkerLine.Ended(null));
            }
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void say(WorkerLine line) {
        System.out.writeBytes(WorkerLine.write(line));
        System.out.println();
        System.out.flush();
    }
}

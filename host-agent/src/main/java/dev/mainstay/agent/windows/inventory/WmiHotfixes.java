package dev.mainstay.agent.windows.inventory;

import com.sun.jna.platform.win32.COM.COMException;
import com.sun.jna.platform.win32.COM.WbemcliUtil.WmiQuery;
import com.sun.jna.platform.win32.COM.WbemcliUtil.WmiResult;
import com.sun.jna.platform.win32.Ole32;
import dev.mainstay.agent.platform.Answer;
import dev.mainstay.agent.platform.Failure;
import dev.mainstay.agent.platform.Hresult;
import dev.mainstay.agent.platform.Inventory.Hotfix;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * WMI's list of hotfixes, asked for on a thread of its own, in the multithreaded apartment. A query that does not come back
 * in time is left behind on its daemon thread, and none is begun while one still hangs.
 */
final class WmiHotfixes implements Hotfixes {

    /** Columns by the names WMI gives them. */
    enum Column {
        HotFixID,
        InstalledOn
    }

    private volatile boolean hanging;

    @Override
    public Answer<List<Hotfix>> list(Duration timeout) {
        if (hanging) {
            return Answer.failed(new Failure(Hresult.WU_E_TIMEOUT, "WMI has not answered an earlier query"));
        }
        FutureTask<List<Hotfix>> query =
                new FutureTask<>(() -> query((int) Math.min(timeout.toMillis(), Integer.MAX_VALUE)));
        Thread thread = new Thread(
                () -> {
                    query.run();
                    hanging = false;
                },
                "wmi");
        thread.setDaemon(true);
        thread.start();
        try {
            return Answer.of(query.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            hanging = thread.isAlive();
            return Answer.failed(new Failure(Hresult.WU_E_TIMEOUT, "WMI did not answer within " + timeout));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.failed(Failure.of("interrupted"));
        } catch (ExecutionException e) {
            return Answer.failed(failure(e.getCause()));
        }
    }

    private static Failure failure(@Nullable Throwable why) {
        String message = "Win32_QuickFixEngineering cannot be read";
        return why instanceof COMException com && com.getHresult() != null
                ? new Failure(new Hresult(com.getHresult().intValue()), message)
                : Failure.of(message + ": " + why);
    }

    private static List<Hotfix> query(int timeoutMillis) throws TimeoutException {
        Ole32.INSTANCE.CoInitializeEx(null, Ole32.COINIT_MULTITHREADED);
        try {
            WmiResult<Column> rows = new WmiQuery<>("Win32_QuickFixEngineering", Column.class).execute(timeoutMillis);
            List<Hotfix> found = new ArrayList<>();
            for (int row = 0; row < rows.getResultCount(); row++) {
                HotfixRow.read(rows.getValue(Column.HotFixID, row), rows.getValue(Column.InstalledOn, row))
                        .filter(hotfix -> !found.contains(hotfix))
                        .ifPresent(found::add);
            }
            return List.copyOf(found);
        } finally {
            Ole32.INSTANCE.CoUninitialize();
        }
    }
}

package dev.mainstay.agent.windows.inventory;

import dev.mainstay.agent.platform.Answer;
import dev.mainstay.agent.platform.Inventory.Hotfix;
import java.time.Duration;
import java.util.List;

/** Hotfixes as {@code Win32_QuickFixEngineering} lists them. It names only a part of what Windows Update installs. */
interface Hotfixes {

    Answer<List<Hotfix>> list(Duration timeout);
}

package dev.mainstay.agent.windows.inventory;

import dev.mainstay.agent.platform.Answer;

/** Whether a Windows Installer package is being installed. */
interface Installers {

    Answer<Boolean> busy();
}

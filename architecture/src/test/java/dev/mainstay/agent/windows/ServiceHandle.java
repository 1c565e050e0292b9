package dev.mainstay.agent.windows;

import com.sun.jna.Pointer;

record ServiceHandle(Pointer pointer) {}

package dev.mainstay.patch.job;

import dev.mainstay.events.PatchEvent;

record PatchConsumer(PatchEvent event) {}

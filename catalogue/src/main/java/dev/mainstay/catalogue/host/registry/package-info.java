/** Readers of exported registry keys, by reg.exe and by PowerShell. */
@NullMarked
package dev.mainstay.catalogue.host.registry;

import org.jspecify.annotations.NullMarked;

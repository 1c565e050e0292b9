/** Readers of what systeminfo, Get-ComputerInfo and ver say of a host. */
@NullMarked
package dev.mainstay.catalogue.host.system;

import org.jspecify.annotations.NullMarked;

/** Readers of lists of installed updates: wmic, Get-HotFix, dism and lists by hand. */
@NullMarked
package dev.mainstay.catalogue.host.hotfix;

import org.jspecify.annotations.NullMarked;

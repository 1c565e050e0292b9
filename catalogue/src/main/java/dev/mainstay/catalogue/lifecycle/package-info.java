/** Until when Windows Server, .NET Framework, SQL Server and Lync Server get updates, and what that means for a host. */
@NullMarked
package dev.mainstay.catalogue.lifecycle;

import org.jspecify.annotations.NullMarked;

/** Version numbers of Windows, SQL Server and Lync Server: read, ordered, brought to one form. */
@NullMarked
package dev.mainstay.catalogue.version;

import org.jspecify.annotations.NullMarked;

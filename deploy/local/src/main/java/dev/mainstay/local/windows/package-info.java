/**
 * A simulated Windows: nothing here touches a real one, and everything it reports is labelled simulated. It stands in for
 * a server so that the real agent can be run, watched and killed: updates with classifications, supersedence and restart
 * behaviour, SQL Server Express instances, Lync Server services that drain, faults by HRESULT. A machine lives in a
 * folder; it survives its agent and the process that simulates it.
 */
@NullMarked
package dev.mainstay.local.windows;

import org.jspecify.annotations.NullMarked;

# Lync Server 2013, "Upgrade or update Front End Servers": stop taking new connections, wait for the others, stop.
# Stops every Lync Server service of this computer. The time limit is the caller's.
Stop-CsWindowsService -Graceful | Out-Null
Tell 'done' 'true'

# Lync Server 2013, "Start-CsWindowsService": starts the services of this computer, what they depend on first.
Start-CsWindowsService | Out-Null
Tell 'done' 'true'

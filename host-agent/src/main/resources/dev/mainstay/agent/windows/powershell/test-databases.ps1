# Lync Server 2013, "Test-CsDatabase": version the binaries expect and version installed, of the databases here.
# A database that tells no installed version is counted as unknown, not as up to date.
$older = @(); $unknown = @()
foreach ($database in @(Test-CsDatabase -LocalService)) {
    $expected = [string]$database.ExpectedVersion
    $installed = [string]$database.InstalledVersion
    if (-not $expected) { continue }
    if (-not $installed) { $unknown += $database.DatabaseName }
    elseif ($expected -ne $installed) { $older += $database.DatabaseName }
}
Tell 'older' ($older -join ' ')
Tell 'unknown' ($unknown -join ' ')
Tell 'done' 'true'

# "Test-CsDatabase" and, for the names of the properties, Lync Server 2013, "Testing database configuration": all databases
# that services of this server use, here and on other SQL Servers, with the version the binaries expect and the installed
# one. The topic's sample has no installed version: what is not told is empty here. The name, which never is, comes last.
# Without -Report each call would leave a file among the temporary ones. Others can write there: nobody can guess the name.
$report = [IO.Path]::GetTempPath() + 'mainstay-' + [guid]::NewGuid().ToString('N')
try {
    $databases = @(Test-CsDatabase -LocalService -Report "$report.html" | Where-Object { $_.DatabaseName -and $_.ExpectedVersion })
} finally {
    Remove-Item "$report.*"
}
for ($number = 0; $number -lt $databases.Count; $number++) {
    $database = $databases[$number]
    $fields = @($database.SqlServerFqdn, $database.SqlInstanceName, $database.InstalledVersion,
        $database.ExpectedVersion, $database.DatabaseName)
    Tell "database.$number" ($fields -join "`t")
}
Tell 'databases' $databases.Count
Tell 'done' 'true'

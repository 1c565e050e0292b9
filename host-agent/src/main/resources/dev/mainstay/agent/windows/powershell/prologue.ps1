# Before every script. Windows PowerShell 2.0 and later, ASCII only. Parameters are in the environment: MAINSTAY_*.
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$ConfirmPreference = 'None'
try { [Console]::OutputEncoding = New-Object System.Text.UTF8Encoding($false) } catch { }
function Tell($Name, $Value) {
    [Console]::Out.WriteLine('mainstay:' + $Name + '=' + (([string]$Value) -replace '[\r\n]+', ' '))
}
trap {
    Tell 'error' $_.Exception.Message
    exit 1
}
if ($env:MAINSTAY_MODULE) { Import-Module $env:MAINSTAY_MODULE }

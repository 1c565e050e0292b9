<#
.SYNOPSIS
Installs or updates the Mainstay host agent as a Windows service. Run it in an elevated Windows PowerShell, 2.0 or later,
from the unpacked mainstay-host-agent zip.

Installe ou met a jour l'agent Mainstay comme service Windows. A lancer dans un Windows PowerShell avec droits
d'administrateur, depuis le zip decompresse.

.PARAMETER Java
Folder of a 64-bit Java runtime, 17 or later (the one with bin\java.exe in it). Default: JAVA_HOME.
.PARAMETER ScannerUrl
Address of scanner-service. Only for the first installation.
.PARAMETER PatchUrl
Address of patch-service. Only for the first installation.
.PARAMETER HostFqdn
This server's name exactly as the topology document has it. Default: its DNS name.
.PARAMETER EnrolmentToken
One-time token. Only for the first installation.
.PARAMETER OrderKey
PEM file with patch-service's public key (GET /api/v1/order-key). Only for the first installation.
.PARAMETER Program
Where the program goes.
.PARAMETER Data
Where key, journal, configuration and logs go.
.PARAMETER NoStart
Install only.
#>
param(
    [string]$Java = $env:JAVA_HOME,
    [string]$ScannerUrl,
    [string]$PatchUrl,
    [string]$HostFqdn,
    [string]$EnrolmentToken,
    [string]$OrderKey,
    [string]$Program = (Join-Path $env:ProgramFiles 'Mainstay\agent'),
    [string]$Data = (Join-Path $env:ProgramData 'Mainstay\agent'),
    [switch]$NoStart
)
$ErrorActionPreference = 'Stop'
$here = Split-Path -Parent $MyInvocation.MyCommand.Path
$service = 'MainstayAgent'

function Run([string]$What, [string]$File, [string[]]$Arguments) {
    & $File @Arguments
    if ($LASTEXITCODE -ne 0) { throw "$What failed with exit code $LASTEXITCODE" }
}

# Full control for SYSTEM and Administrators, nothing for anybody else, nothing inherited. By SID: names are translated.
function Protect([string]$Folder, [string]$SystemRights) {
    Run "icacls $Folder" "$env:SystemRoot\System32\icacls.exe" @(
        $Folder, '/inheritance:r', '/grant:r', "*S-1-5-18:(OI)(CI)$SystemRights", '/grant:r', '*S-1-5-32-544:(OI)(CI)F', '/Q')
}

$identity = New-Object Security.Principal.WindowsPrincipal([Security.Principal.WindowsIdentity]::GetCurrent())
if (-not $identity.IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)) {
    throw 'Administrator rights are needed. / Des droits d''administrateur sont necessaires.'
}
$javaExe = if ($Java) { Join-Path $Java 'bin\java.exe' } else { '' }
if (-not $javaExe -or -not (Test-Path $javaExe)) { throw 'No bin\java.exe: say -Java <folder of a Java 17 runtime>.' }

$configuration = Join-Path $Data 'agent.properties'
$first = -not (Test-Path $configuration)
if ($first -and -not ($ScannerUrl -and $PatchUrl -and $EnrolmentToken -and $OrderKey)) {
    throw 'The first installation needs -ScannerUrl, -PatchUrl, -EnrolmentToken and -OrderKey.'
}
if ($first -and -not (Test-Path $OrderKey)) { throw "$OrderKey is not there." }

# The folders are closed before anything is in them: the token is in the configuration, the key will be beside it.
foreach ($folder in @($Program, $Data)) {
    if (-not (Test-Path $folder)) { New-Item -ItemType Directory -Path $folder | Out-Null }
}
Protect $Program 'RX'
Protect $Data 'F'

$installed = Get-Service -Name $service -ErrorAction SilentlyContinue
if ($installed) {
    # The program that is there stops the service and takes it out, then makes room for the new one.
    Run 'taking out the old service' $javaExe @('-cp', (Join-Path $Program 'host-agent.jar'),
        'dev.mainstay.agent.windows.agentservice.ServiceSetup', 'uninstall')
}
$lib = Join-Path $Program 'lib'
if (Test-Path $lib) { Remove-Item -Path $lib -Recurse -Force }
Copy-Item -Path (Join-Path $here 'lib') -Destination $Program -Recurse -Force
foreach ($file in @('host-agent.jar', 'agent.vmoptions', 'agent.properties.sample', 'uninstall.ps1')) {
    Copy-Item -Path (Join-Path $here $file) -Destination $Program -Force
}

if ($first) {
    if (-not $HostFqdn) { $HostFqdn = [Net.Dns]::GetHostEntry('').HostName }
    Copy-Item -Path $OrderKey -Destination (Join-Path $Data 'order-key.pem') -Force
    $lines = @(
        '# Every key is explained in agent.properties.sample beside host-agent.jar.',
        ('folder=' + $Data.Replace('\', '/')),
        ('scanner.url=' + $ScannerUrl),
        ('patch.url=' + $PatchUrl),
        ('host.fqdn=' + $HostFqdn),
        'order.key=order-key.pem',
        ('enrolment.token=' + $EnrolmentToken))
    [IO.File]::WriteAllText($configuration, ($lines -join "`r`n") + "`r`n", (New-Object Text.UTF8Encoding($false)))
}

Run 'installing the service' $javaExe @('-cp', (Join-Path $Program 'host-agent.jar'),
    'dev.mainstay.agent.windows.agentservice.ServiceSetup', 'install', $configuration, (Join-Path $Data 'logs'))
if (-not $NoStart) {
    Start-Service -Name $service
    Get-Service -Name $service | Format-List Name, Status
}
Write-Host "Installed. Log: $(Join-Path $Data 'logs\agent.log')  /  Installe. Journal : $(Join-Path $Data 'logs\agent.log')"

<#
.SYNOPSIS
Takes the Mainstay host agent out. Key, journal, configuration and logs stay, unless -RemoveData is said: without its key
the host has to be enrolled anew.

Desinstalle l'agent Mainstay. La cle, le journal, la configuration et les traces restent, sauf avec -RemoveData.

.PARAMETER Java
Folder of the Java runtime. Default: JAVA_HOME.
.PARAMETER Program
Where the program is.
.PARAMETER Data
Where key, journal, configuration and logs are.
.PARAMETER RemoveData
Remove these as well.
#>
param(
    [string]$Java = $env:JAVA_HOME,
    [string]$Program = (Join-Path $env:ProgramFiles 'Mainstay\agent'),
    [string]$Data = (Join-Path $env:ProgramData 'Mainstay\agent'),
    [switch]$RemoveData
)
$ErrorActionPreference = 'Stop'

$identity = New-Object Security.Principal.WindowsPrincipal([Security.Principal.WindowsIdentity]::GetCurrent())
if (-not $identity.IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)) {
    throw 'Administrator rights are needed. / Des droits d''administrateur sont necessaires.'
}
$javaExe = if ($Java) { Join-Path $Java 'bin\java.exe' } else { '' }
if (-not $javaExe -or -not (Test-Path $javaExe)) { throw 'No bin\java.exe: say -Java <folder of a Java 17 runtime>.' }

# A workload that this agent took out of service would stay out: nobody would know how to bring it back.
if (Test-Path (Join-Path $Data 'workload')) {
    throw 'A job has the workload out of service. Let it end first. / Une tache a mis le service a l''arret ; attendez sa fin.'
}
& $javaExe '-cp' (Join-Path $Program 'host-agent.jar') 'dev.mainstay.agent.windows.agentservice.ServiceSetup' 'uninstall'
if ($LASTEXITCODE -ne 0) { throw "taking out the service failed with exit code $LASTEXITCODE" }
Remove-Item -Path $Program -Recurse -Force
if ($RemoveData) { Remove-Item -Path $Data -Recurse -Force }
Write-Host 'Uninstalled. / Desinstalle.'

# Skype for Business Server, "Manage Front End servers": enables and starts the services again.
$wait = New-Object System.TimeSpan(0, 0, [int]$env:MAINSTAY_SECONDS)
Invoke-CsComputerFailBack -ComputerName $env:MAINSTAY_HOST -WaitTime $wait -Confirm:$false | Out-Null
Tell 'done' 'true'

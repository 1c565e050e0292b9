# Skype for Business Server, "Manage Front End servers": moves users, drains, stops and disables the services.
# When the pool is not ready within WaitTime nothing is done and the cmdlet fails.
$wait = New-Object System.TimeSpan(0, 0, [int]$env:MAINSTAY_SECONDS)
Invoke-CsComputerFailOver -ComputerName $env:MAINSTAY_HOST -WaitTime $wait -Confirm:$false | Out-Null
Tell 'done' 'true'

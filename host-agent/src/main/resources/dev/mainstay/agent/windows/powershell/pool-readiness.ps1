# Lync Server 2013, "Get-CsPoolUpgradeReadinessState" and "Upgrade or update Front End Servers": Ready, Busy or
# InsufficientActiveFrontEnds. Only on a Front End. The topics name the values; which property holds them they do not
# say for certain, so the one is taken that holds one of them.
$values = @('Ready', 'Busy', 'InsufficientActiveFrontEnds')
$state = Get-CsPoolUpgradeReadinessState
$found = @($state.PSObject.Properties | ForEach-Object { [string]$_.Value } | Where-Object { $values -contains $_ })
if ($found.Count -ne 1) { throw 'Get-CsPoolUpgradeReadinessState tells no state that is known' }
Tell 'state' $found[0]
Tell 'done' 'true'

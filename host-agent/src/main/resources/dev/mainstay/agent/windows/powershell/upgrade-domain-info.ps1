# Skype for Business Server 2019, "Get-CsUpgradeDomainInfo": replaces Get-CsPoolUpgradeReadinessState, with an output of the
# same type. Which values it holds no topic says: one that was documented for its predecessor is told, otherwise nothing.
$values = @('Ready', 'Busy', 'InsufficientActiveFrontEnds')
if (Get-Command Get-CsUpgradeDomainInfo -ErrorAction SilentlyContinue) {
    $info = @(Get-CsUpgradeDomainInfo)
    $found = @($info | ForEach-Object { $_.PSObject.Properties } | ForEach-Object { [string]$_.Value } |
        Where-Object { $values -contains $_ } | Select-Object -Unique)
    if ($found.Count -eq 1) { Tell 'state' $found[0] }
}
Tell 'done' 'true'

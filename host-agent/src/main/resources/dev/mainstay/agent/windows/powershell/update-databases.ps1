# Skype for Business Server, "Patch or update a Back End Server or Standard Edition server": the local databases.
Install-CsDatabase -Update -LocalDatabases -Confirm:$false | Out-Null
Tell 'done' 'true'

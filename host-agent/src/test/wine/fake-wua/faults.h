// What the file may tell a call to do instead of its work.
#pragma once
#include <windows.h>

#include <string>

// [section] Crash=1 reads address 0; Hang=1 never comes back; DelayMs=…; Hr=0x… fails, the first HrTimes times if that is set.
HRESULT fault(const std::wstring &section);

// Notes a call in [calls]: <name>.1=…, <name>.2=…
void note(const std::wstring &name, const std::wstring &what);

#include "faults.h"

#include "store.h"

HRESULT fault(const std::wstring &section) {
    if (store::flag(section, L"Crash")) {
        volatile int *nowhere = nullptr;
        *nowhere = 1;
    }
    if (store::flag(section, L"Hang")) Sleep(INFINITE);
    Sleep(static_cast<DWORD>(store::number(section, L"DelayMs")));
    HRESULT hr = store::hresult(section, L"Hr");
    long long times = store::number(section, L"HrTimes", -1);
    if (SUCCEEDED(hr) || times == 0) return S_OK;
    if (times > 0) store::set(section, L"HrTimes", times - 1);
    return hr;
}

void note(const std::wstring &name, const std::wstring &what) {
    long long before = store::number(L"calls", (name + L".Count").c_str());
    store::set(L"calls", name + L"." + std::to_wstring(before + 1), what);
    store::set(L"calls", name + L".Count", before + 1);
}

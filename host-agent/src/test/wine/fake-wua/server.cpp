// The in-process COM server: the real classes' CLSIDs and ProgIDs, class factories, registration, the leak counter.
#include <objbase.h>
#include <wchar.h>

#include "faults.h"
#include "session.h"
#include "store.h"
#include "updates.h"

Object *make_system_information();
Object *make_agent_info();

static HINSTANCE library;

namespace {

struct Class {
    CLSID id;
    const wchar_t *progid;
    Object *(*make)();
};

const Class CLASSES[] = {
    {{0x4cb43d7f, 0x7eee, 0x4906, {0x86, 0x98, 0x60, 0xda, 0x1c, 0x38, 0xf2, 0xfe}}, L"Microsoft.Update.Session", make_session},
    {{0xb699e5e8, 0x67ff, 0x4177, {0x88, 0xb0, 0x36, 0x84, 0xa3, 0x38, 0x8b, 0xfb}}, L"Microsoft.Update.Searcher", make_searcher},
    {{0x5baf654a, 0x5a07, 0x4264, {0xa2, 0x55, 0x9f, 0xf5, 0x4c, 0x71, 0x51, 0xe7}}, L"Microsoft.Update.Downloader",
     [] { return make_downloader(L""); }},
    {{0xd2e0fe7f, 0xd23e, 0x48e1, {0x93, 0xc0, 0x6f, 0xa8, 0xcc, 0x34, 0x64, 0x74}}, L"Microsoft.Update.Installer",
     [] { return make_installer(L""); }},
    {{0x13639463, 0x00db, 0x4646, {0x80, 0x3d, 0x52, 0x80, 0x26, 0x14, 0x0d, 0x88}}, L"Microsoft.Update.UpdateColl",
     [] { return static_cast<Object *>(new Updates); }},
    {{0x72c97d74, 0x7c3b, 0x40ae, {0xb7, 0x7d, 0xab, 0xdb, 0x22, 0xeb, 0xa6, 0xfb}}, L"Microsoft.Update.StringColl",
     [] { return static_cast<Object *>(new Strings({})); }},
    {{0xf8d253d9, 0x89a4, 0x4daa, {0x87, 0xb6, 0x11, 0x68, 0x36, 0x9f, 0x0b, 0x21}}, L"Microsoft.Update.ServiceManager",
     make_service_manager},
    {{0xc01b9ba0, 0xbea7, 0x41ba, {0xb6, 0x04, 0xd0, 0xa3, 0x6f, 0x46, 0x91, 0x33}}, L"Microsoft.Update.SystemInfo",
     make_system_information},
    {{0xc2e88c2f, 0x6f5b, 0x4aaa, {0x89, 0x4b, 0x55, 0xc8, 0x47, 0xad, 0x3a, 0x2d}}, L"Microsoft.Update.AgentInfo", make_agent_info},
};
const size_t CLASS_COUNT = sizeof CLASSES / sizeof *CLASSES;

struct Factory : IClassFactory {
    const Class *made = nullptr;
    HRESULT STDMETHODCALLTYPE QueryInterface(REFIID iid, void **out) override {
        if (iid != IID_IUnknown && iid != IID_IClassFactory) {
            *out = nullptr;
            return E_NOINTERFACE;
        }
        *out = this;
        return S_OK;
    }
    ULONG STDMETHODCALLTYPE AddRef() override { return 2; }  // they live as long as the library
    ULONG STDMETHODCALLTYPE Release() override { return 1; }
    HRESULT STDMETHODCALLTYPE CreateInstance(IUnknown *outer, REFIID iid, void **out) override {
        *out = nullptr;
        if (outer) return CLASS_E_NOAGGREGATION;
        store::reload();
        HRESULT hr = fault(L"create");
        if (FAILED(hr)) return hr;
        Object *object = made->make();
        hr = object->QueryInterface(iid, out);
        object->Release();
        return hr;
    }
    HRESULT STDMETHODCALLTYPE LockServer(BOOL) override { return S_OK; }
};

Factory factories[CLASS_COUNT];

void write(const std::wstring &path, const wchar_t *name, const wchar_t *value) {
    HKEY key;
    std::wstring full = L"SOFTWARE\\Classes\\" + path;
    if (RegCreateKeyExW(HKEY_LOCAL_MACHINE, full.c_str(), 0, nullptr, 0, KEY_WRITE, nullptr, &key, nullptr) == ERROR_SUCCESS) {
        RegSetValueExW(key, name, 0, REG_SZ, reinterpret_cast<const BYTE *>(value), static_cast<DWORD>((wcslen(value) + 1) * 2));
        RegCloseKey(key);
    }
}

}  // namespace

extern "C" {

HRESULT WINAPI DllGetClassObject(REFCLSID id, REFIID iid, void **out) {
    for (size_t i = 0; i < CLASS_COUNT; i++) {
        if (CLASSES[i].id == id) {
            factories[i].made = &CLASSES[i];
            return factories[i].QueryInterface(iid, out);
        }
    }
    *out = nullptr;
    return CLASS_E_CLASSNOTAVAILABLE;
}

HRESULT WINAPI DllCanUnloadNow() { return live_objects ? S_FALSE : S_OK; }

// For tests: how many objects of the fake are alive in this process.
LONG WINAPI FakeWuaLiveObjects() { return live_objects; }

HRESULT WINAPI DllRegisterServer() {
    wchar_t path[MAX_PATH], id[64];
    GetModuleFileNameW(library, path, MAX_PATH);
    for (const Class &one : CLASSES) {
        StringFromGUID2(one.id, id, 64);
        std::wstring key = std::wstring(L"CLSID\\") + id;
        write(key, L"", one.progid);
        write(key + L"\\InprocServer32", L"", path);
        write(key + L"\\InprocServer32", L"ThreadingModel", L"Both");
        write(key + L"\\ProgID", L"", one.progid);
        write(std::wstring(one.progid) + L"\\CLSID", L"", id);
    }
    return S_OK;
}

BOOL WINAPI DllMain(HINSTANCE instance, DWORD reason, void *) {
    if (reason == DLL_PROCESS_ATTACH) library = instance;
    return TRUE;
}
}

// IUpdateSession to IUpdateSession3, IUpdateServiceManager2, IWindowsUpdateAgentInfo, ISystemInformation.
#include "session.h"

#include "faults.h"
#include "store.h"
#include "updates.h"

static const WORD GET = DISPATCH_PROPERTYGET, PUT = DISPATCH_PROPERTYPUT, CALL = DISPATCH_METHOD;
static const HRESULT WU_E_DS_UNKNOWNSERVICE = static_cast<HRESULT>(0x80248014);

int interface_level() { return static_cast<int>(store::number(L"agent", L"Level", 5)); }

namespace {

class Session : public Object {
  public:
    const Members &members() const override {
        static const Members all = {
            {L"ClientApplicationID", PUT, {VT_BSTR},
             [](Object &self, VARIANT *arguments, VARIANT *) {
                 me(self).client_ = string(arguments);
                 return S_OK;
             }},
            {L"ClientApplicationID", GET, {}, [](Object &self, VARIANT *, VARIANT *result) { return text(result, me(self).client_); }},
            {L"ReadOnly", GET, {}, [](Object &, VARIANT *, VARIANT *result) { return flag(result, false); }},
            {L"CreateUpdateSearcher", CALL, {}, [](Object &, VARIANT *, VARIANT *result) { return object(result, make_searcher()); }},
            {L"CreateUpdateDownloader", CALL, {},
             [](Object &self, VARIANT *, VARIANT *result) { return object(result, make_downloader(me(self).client_)); }},
            {L"CreateUpdateInstaller", CALL, {},
             [](Object &self, VARIANT *, VARIANT *result) { return object(result, make_installer(me(self).client_)); }},
            {L"UserLocale", PUT, {VT_UI4}, [](Object &, VARIANT *, VARIANT *) { return S_OK; }, 2},
            {L"CreateUpdateServiceManager", CALL, {},
             [](Object &, VARIANT *, VARIANT *result) { return object(result, make_service_manager()); }, 3},
        };
        return all;
    }
    std::wstring client_;

  private:
    static Session &me(Object &self) { return static_cast<Session &>(self); }
};

Answers *service(const std::wstring &id) {
    auto *made = new Answers({{L"Name", GET, {}, text_0}, {L"ServiceID", GET, {}, text_1}, {L"IsScanPackageService", GET, {}, flag_0},
                              {L"IsManaged", GET, {}, [](Object &self, VARIANT *, VARIANT *result) {
                                   return flag(result, static_cast<Answers &>(self).numbers_[1] != 0);
                               }}});
    std::wstring section = L"service:" + id;
    made->texts_ = {store::text(section, L"Name"), id};
    made->numbers_ = {store::flag(section, L"ScanPackage") ? 1.0 : 0.0, store::flag(section, L"Managed") ? 1.0 : 0.0};
    return made;
}

class ServiceManager : public Object {
  public:
    const Members &members() const override {
        static const Members all = {
            {L"Services", GET, {},
             [](Object &, VARIANT *, VARIANT *result) {
                 store::reload();
                 auto *services = new Objects;
                 for (const std::wstring &id : store::sections(L"service:")) {
                     auto *one = service(id);
                     services->add(one);
                     one->Release();
                 }
                 return object(result, services);
             }},
            {L"AddScanPackageService", CALL, {VT_BSTR, VT_BSTR, VT_I4},
             [](Object &, VARIANT *arguments, VARIANT *result) {
                 note(L"AddScanPackageService", string(&arguments[1]));
                 HRESULT hr = fault(L"offline");
                 if (FAILED(hr)) return hr;
                 if (GetFileAttributesW(string(&arguments[1]).c_str()) == INVALID_FILE_ATTRIBUTES) {
                     return HRESULT_FROM_WIN32(ERROR_FILE_NOT_FOUND);
                 }
                 std::wstring id = store::text(L"offline", L"ServiceID", L"0f0f0f0f-0000-4000-8000-000000000001");
                 store::set(L"service:" + id, L"Name", string(&arguments[0]));
                 store::set(L"service:" + id, L"ScanPackage", 1);
                 return object(result, service(id));
             }},
            {L"RemoveService", CALL, {VT_BSTR},
             [](Object &, VARIANT *arguments, VARIANT *) {
                 store::reload();
                 for (const std::wstring &id : store::sections(L"service:")) {
                     if (id == string(arguments)) {
                         store::remove(L"service:" + id);
                         return S_OK;
                     }
                 }
                 return WU_E_DS_UNKNOWNSERVICE;
             }},
        };
        return all;
    }
};

}  // namespace

Object *make_session() { return new Session; }
Object *make_service_manager() { return new ServiceManager; }

Object *make_system_information() {
    return new Answers({{L"RebootRequired", GET, {}, [](Object &, VARIANT *, VARIANT *result) {
                             store::reload();
                             return flag(result, store::flag(L"state", L"RebootRequired"));
                         }},
                        {L"OemHardwareSupportLink", GET, {}, [](Object &, VARIANT *, VARIANT *result) { return text(result, L""); }}});
}

Object *make_agent_info() {
    return new Answers({{L"GetInfo", CALL, {VT_BSTR}, [](Object &, VARIANT *arguments, VARIANT *result) {
                             std::wstring asked = string(arguments);
                             if (asked == L"ApiMajorVersion") return number(result, static_cast<LONG>(store::number(L"agent", L"ApiMajorVersion", 8)));
                             if (asked == L"ApiMinorVersion") return number(result, static_cast<LONG>(store::number(L"agent", L"ApiMinorVersion", 0)));
                             if (asked == L"ProductVersionString") return text(result, store::text(L"agent", L"ProductVersion", L"7.9.9600.20000"));
                             return E_INVALIDARG;
                         }}});
}

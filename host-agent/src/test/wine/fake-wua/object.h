// The base of all objects of the fake: IDispatch over a table of names, arguments checked and converted as a dual
// interface of a type library would. The agent binds late, by name; there are no vtables beyond IDispatch.
#pragma once
#include <windows.h>
#include <oleauto.h>

#include <string>
#include <vector>

class Object;

// Code of one member. What fails here reaches the caller as DISP_E_EXCEPTION with the code in EXCEPINFO.scode.
using Code = HRESULT (*)(Object &self, VARIANT *arguments, VARIANT *result);

struct Member {
    const wchar_t *name;
    WORD kind;  // DISPATCH_METHOD, DISPATCH_PROPERTYGET or DISPATCH_PROPERTYPUT
    std::vector<VARTYPE> arguments;
    Code code;
    int level = 1;  // the version of the interface that brought it: 5 for a member of IUpdate5
};

using Members = std::vector<Member>;

extern volatile LONG live_objects;

// How new the fake says its interfaces are ([agent] Level, 5 unless told): newer members have no name, as on an old Windows.
int interface_level();

class Object : public IDispatch {
  public:
    Object() { InterlockedIncrement(&live_objects); }
    Object(const Object &) = delete;
    virtual ~Object() { InterlockedDecrement(&live_objects); }

    virtual const Members &members() const = 0;

    HRESULT STDMETHODCALLTYPE QueryInterface(REFIID iid, void **out) override;
    ULONG STDMETHODCALLTYPE AddRef() override { return InterlockedIncrement(&references_); }
    ULONG STDMETHODCALLTYPE Release() override;
    HRESULT STDMETHODCALLTYPE GetTypeInfoCount(UINT *count) override;
    HRESULT STDMETHODCALLTYPE GetTypeInfo(UINT, LCID, ITypeInfo **out) override;
    HRESULT STDMETHODCALLTYPE GetIDsOfNames(REFIID, LPOLESTR *names, UINT count, LCID, DISPID *ids) override;
    HRESULT STDMETHODCALLTYPE Invoke(DISPID id, REFIID, LCID, WORD kind, DISPPARAMS *parameters, VARIANT *result,
                                     EXCEPINFO *exception, UINT *bad_argument) override;

  private:
    volatile LONG references_ = 1;
};

// The fake's own object behind a pointer that came from outside; null when it is somebody else's.
Object *own(IUnknown *unknown);

template <class T> T *own_as(IUnknown *unknown) { return dynamic_cast<T *>(own(unknown)); }

// Writing results.
HRESULT text(VARIANT *result, const std::wstring &value);
HRESULT number(VARIANT *result, LONG value);
HRESULT flag(VARIANT *result, bool value);
HRESULT date(VARIANT *result, double value);
HRESULT decimal(VARIANT *result, unsigned long long value);
// Takes over the caller's reference; null gives an object variable that is Nothing.
HRESULT object(VARIANT *result, IDispatch *value);

#include "object.h"

#include <wchar.h>

// {6f9b7f0c-6a0b-4a55-9d5e-2f0f6f5f4c11}: asks an object whether it is one of the fake's own.
static const IID IID_FAKE = {0x6f9b7f0c, 0x6a0b, 0x4a55, {0x9d, 0x5e, 0x2f, 0x0f, 0x6f, 0x5f, 0x4c, 0x11}};

volatile LONG live_objects = 0;

HRESULT Object::QueryInterface(REFIID iid, void **out) {
    if (!out) return E_POINTER;
    if (iid == IID_IUnknown || iid == IID_IDispatch || iid == IID_FAKE) {
        *out = static_cast<IDispatch *>(this);
        AddRef();
        return S_OK;
    }
    *out = nullptr;
    return E_NOINTERFACE;
}

ULONG Object::Release() {
    LONG left = InterlockedDecrement(&references_);
    if (left == 0) delete this;
    return left;
}

HRESULT Object::GetTypeInfoCount(UINT *count) {
    *count = 0;
    return S_OK;
}

HRESULT Object::GetTypeInfo(UINT, LCID, ITypeInfo **out) {
    *out = nullptr;
    return E_NOTIMPL;
}

HRESULT Object::GetIDsOfNames(REFIID, LPOLESTR *names, UINT count, LCID, DISPID *ids) {
    if (count != 1) return E_INVALIDARG;
    const Members &all = members();
    for (size_t i = 0; i < all.size(); i++) {
        if (_wcsicmp(all[i].name, names[0]) == 0 && all[i].level <= interface_level()) {
            ids[0] = static_cast<DISPID>(i + 1);
            return S_OK;
        }
    }
    ids[0] = DISPID_UNKNOWN;
    return DISP_E_UNKNOWNNAME;
}

HRESULT Object::Invoke(DISPID id, REFIID, LCID, WORD kind, DISPPARAMS *parameters, VARIANT *result,
                       EXCEPINFO *exception, UINT *bad_argument) {
    const Members &all = members();
    if (id < 1 || static_cast<size_t>(id) > all.size()) return DISP_E_MEMBERNOTFOUND;
    const Member *member = nullptr;
    for (const Member &candidate : all) {
        if (wcscmp(candidate.name, all[id - 1].name) == 0 && (candidate.kind & kind)) member = &candidate;
    }
    if (!member) return DISP_E_MEMBERNOTFOUND;
    size_t count = member->arguments.size();
    if (parameters->cArgs != count) return DISP_E_BADPARAMCOUNT;
    std::vector<VARIANT> arguments(count + 1);
    for (VARIANT &argument : arguments) VariantInit(&argument);
    HRESULT hr = S_OK;
    for (size_t i = 0; i < count && SUCCEEDED(hr); i++) {
        VARIANT *given = &parameters->rgvarg[count - 1 - i];  // the last one comes first
        hr = member->arguments[i] == VT_VARIANT ? VariantCopy(&arguments[i], given)
                                                : VariantChangeType(&arguments[i], given, 0, member->arguments[i]);
        if (FAILED(hr) && bad_argument) *bad_argument = static_cast<UINT>(count - 1 - i);
    }
    if (SUCCEEDED(hr)) {
        VARIANT ignored;
        VariantInit(&ignored);
        hr = member->code(*this, arguments.data(), result ? result : &ignored);
        VariantClear(&ignored);
        if (FAILED(hr)) {
            if (exception) {
                memset(exception, 0, sizeof *exception);
                exception->bstrSource = SysAllocString(L"Fake Windows Update Agent");
                exception->bstrDescription = SysAllocString(member->name);
                exception->scode = hr;
            }
            hr = DISP_E_EXCEPTION;
        }
    }
    for (VARIANT &argument : arguments) VariantClear(&argument);
    return hr;
}

Object *own(IUnknown *unknown) {
    IDispatch *found = nullptr;
    if (!unknown || FAILED(unknown->QueryInterface(IID_FAKE, reinterpret_cast<void **>(&found)))) return nullptr;
    found->Release();  // whoever passed it holds it
    return static_cast<Object *>(found);
}

HRESULT text(VARIANT *result, const std::wstring &value) {
    V_VT(result) = VT_BSTR;
    V_BSTR(result) = SysAllocString(value.c_str());
    return S_OK;
}

HRESULT number(VARIANT *result, LONG value) {
    V_VT(result) = VT_I4;
    V_I4(result) = value;
    return S_OK;
}

HRESULT flag(VARIANT *result, bool value) {
    V_VT(result) = VT_BOOL;
    V_BOOL(result) = value ? VARIANT_TRUE : VARIANT_FALSE;
    return S_OK;
}

HRESULT date(VARIANT *result, double value) {
    V_VT(result) = VT_DATE;
    V_DATE(result) = value;
    return S_OK;
}

HRESULT decimal(VARIANT *result, unsigned long long value) {
    memset(result, 0, sizeof *result);
    V_DECIMAL(result).Lo64 = value;
    V_VT(result) = VT_DECIMAL;  // after the value: it lies in the DECIMAL's own reserved field
    return S_OK;
}

HRESULT object(VARIANT *result, IDispatch *value) {
    V_VT(result) = VT_DISPATCH;
    V_DISPATCH(result) = value;
    return S_OK;
}

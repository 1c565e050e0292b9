// How the parts of the fake make each other's objects.
#pragma once
#include "object.h"

Object *make_session();
Object *make_searcher();
Object *make_downloader(const std::wstring &client);
Object *make_installer(const std::wstring &client);
Object *make_service_manager();

inline std::wstring string(const VARIANT *value) { return V_BSTR(value) ? V_BSTR(value) : L""; }

// What the fake knows: one INI file in UTF-8 (C:\fake-wua\wua.ini, or the environment's FAKE_WUA_FILE), read again at
// each search, download, installation and service call, written at each change. So it outlives the process, as a host does.
// Every process that reads or writes it holds the file with .lock behind its name for as long as it does.
#pragma once
#include <windows.h>

#include <string>
#include <vector>

namespace store {

void reload();

std::wstring text(const std::wstring &section, const wchar_t *key, const wchar_t *otherwise = L"");
// Decimal or 0x…; an HRESULT too.
long long number(const std::wstring &section, const wchar_t *key, long long otherwise = 0);
double real(const std::wstring &section, const wchar_t *key, double otherwise);
bool flag(const std::wstring &section, const wchar_t *key, bool otherwise = false);
HRESULT hresult(const std::wstring &section, const wchar_t *key);
// Parts separated by semicolons; none for an empty value.
std::vector<std::wstring> list(const std::wstring &section, const wchar_t *key);

void set(const std::wstring &section, const std::wstring &key, const std::wstring &value);
void set(const std::wstring &section, const std::wstring &key, long long value);
void remove(const std::wstring &section);

// The sections whose name begins so, in the order of the file, without that beginning.
std::vector<std::wstring> sections(const wchar_t *beginning);

}  // namespace store

std::vector<std::wstring> split(const std::wstring &text, wchar_t separator);

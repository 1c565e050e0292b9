#include "store.h"

#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>

#include <map>

namespace {

struct Section {
    std::wstring name;
    std::vector<std::pair<std::wstring, std::wstring>> values;
};

std::vector<Section> content;
std::map<std::wstring, size_t> by_name;

SRWLOCK content_lock = SRWLOCK_INIT;

// Among the threads of this process, about what it has read.
struct Locked {
    Locked() { AcquireSRWLockExclusive(&content_lock); }
    ~Locked() { ReleaseSRWLockExclusive(&content_lock); }
};

// What a test cannot be built on ends the process: it must not go on with half of what it was told.
[[noreturn]] void give_up(const char *what) {
    fprintf(stderr, "fake WUA: %s, error %lu\n", what, GetLastError());
    fflush(stderr);
    TerminateProcess(GetCurrentProcess(), 0xFA4E);
    abort();
}

std::wstring path() {
    wchar_t given[MAX_PATH];
    DWORD length = GetEnvironmentVariableW(L"FAKE_WUA_FILE", given, MAX_PATH);
    return length > 0 && length < MAX_PATH ? given : L"C:\\fake-wua\\wua.ini";
}

std::wstring wide(const std::string &utf8) {
    int length = MultiByteToWideChar(CP_UTF8, 0, utf8.data(), static_cast<int>(utf8.size()), nullptr, 0);
    std::wstring out(length, L'\0');
    MultiByteToWideChar(CP_UTF8, 0, utf8.data(), static_cast<int>(utf8.size()), out.data(), length);
    return out;
}

// Among the processes that read and write the file, the test's own among them: whoever holds this file alone may touch the
// other. A file that somebody has open can be neither replaced nor, by some, read.
struct FileLocked {
    HANDLE file;
    FileLocked() {
        OVERLAPPED whole = {};
        file = CreateFileW((path() + L".lock").c_str(), GENERIC_READ | GENERIC_WRITE,
                           FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, nullptr, OPEN_ALWAYS, 0, nullptr);
        if (file == INVALID_HANDLE_VALUE) give_up("the lock file cannot be opened");
        if (!LockFileEx(file, LOCKFILE_EXCLUSIVE_LOCK, 0, MAXDWORD, MAXDWORD >> 1, &whole)) give_up("no lock");
    }
    ~FileLocked() { CloseHandle(file); }
};

std::string narrow(const std::wstring &text) {
    int length = WideCharToMultiByte(CP_UTF8, 0, text.data(), static_cast<int>(text.size()), nullptr, 0, nullptr, nullptr);
    std::string out(length, '\0');
    WideCharToMultiByte(CP_UTF8, 0, text.data(), static_cast<int>(text.size()), out.data(), length, nullptr, nullptr);
    return out;
}

Section &section(const std::wstring &name) {
    auto found = by_name.find(name);
    if (found != by_name.end()) return content[found->second];
    by_name[name] = content.size();
    content.push_back({name, {}});
    return content.back();
}

void read() {
    content.clear();
    by_name.clear();
    FILE *file = _wfopen(path().c_str(), L"rb");
    if (!file && GetFileAttributesW(path().c_str()) == INVALID_FILE_ATTRIBUTES) return;
    if (!file) give_up("the file cannot be read");
    std::string all;
    char part[65536];
    for (size_t n; (n = fread(part, 1, sizeof part, file)) > 0;) all.append(part, n);
    fclose(file);
    Section *current = nullptr;
    for (std::wstring line : split(wide(all), L'\n')) {
        while (!line.empty() && (line.back() == L'\r' || line.back() == L' ')) line.pop_back();
        if (line.empty() || line[0] == L'#') continue;
        if (line[0] == L'[') {
            current = &section(line.substr(1, line.size() - 2));
        } else if (size_t equals = line.find(L'='); current && equals != std::wstring::npos) {
            current->values.emplace_back(line.substr(0, equals), line.substr(equals + 1));
        }
    }
}

void write() {
    std::wstring all;
    for (const Section &section : content) {
        all += L"[" + section.name + L"]\n";
        for (const auto &[key, value] : section.values) all += key + L"=" + value + L"\n";
    }
    std::wstring target = path(), fresh = target + L".new";
    std::string bytes = narrow(all);
    FILE *file = _wfopen(fresh.c_str(), L"wb");
    if (!file || fwrite(bytes.data(), 1, bytes.size(), file) != bytes.size() || fclose(file) != 0) {
        give_up("the new file cannot be written");
    }
    if (!MoveFileExW(fresh.c_str(), target.c_str(), MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH)) {
        give_up("the file cannot be replaced");
    }
}

}  // namespace

namespace store {

void reload() {
    Locked locked;
    FileLocked alone;
    read();
}

std::wstring text(const std::wstring &name, const wchar_t *key, const wchar_t *otherwise) {
    Locked locked;
    if (content.empty()) {
        FileLocked alone;
        read();
    }
    auto found = by_name.find(name);
    if (found == by_name.end()) return otherwise;
    for (const auto &[candidate, value] : content[found->second].values) {
        if (_wcsicmp(candidate.c_str(), key) == 0) return value;
    }
    return otherwise;
}

long long number(const std::wstring &name, const wchar_t *key, long long otherwise) {
    std::wstring value = text(name, key);
    return value.empty() ? otherwise : static_cast<long long>(wcstoull(value.c_str(), nullptr, 0));
}

double real(const std::wstring &name, const wchar_t *key, double otherwise) {
    std::wstring value = text(name, key);
    return value.empty() ? otherwise : wcstod(value.c_str(), nullptr);
}

bool flag(const std::wstring &name, const wchar_t *key, bool otherwise) {
    return number(name, key, otherwise ? 1 : 0) != 0;
}

HRESULT hresult(const std::wstring &name, const wchar_t *key) { return static_cast<HRESULT>(number(name, key)); }

std::vector<std::wstring> list(const std::wstring &name, const wchar_t *key) {
    std::wstring value = text(name, key);
    return value.empty() ? std::vector<std::wstring>() : split(value, L';');
}

void set(const std::wstring &name, const std::wstring &key, const std::wstring &value) {
    Locked locked;
    FileLocked alone;
    read();
    Section &target = section(name);
    bool there = false;
    for (auto &[candidate, old] : target.values) {
        if (_wcsicmp(candidate.c_str(), key.c_str()) == 0) {
            old = value;
            there = true;
        }
    }
    if (!there) target.values.emplace_back(key, value);
    write();
}

void set(const std::wstring &name, const std::wstring &key, long long value) { set(name, key, std::to_wstring(value)); }

void remove(const std::wstring &name) {
    Locked locked;
    FileLocked alone;
    read();
    auto found = by_name.find(name);
    if (found == by_name.end()) return;
    content.erase(content.begin() + static_cast<long>(found->second));
    write();
    read();
}

std::vector<std::wstring> sections(const wchar_t *beginning) {
    Locked locked;
    size_t length = wcslen(beginning);
    std::vector<std::wstring> names;
    for (const Section &section : content) {
        if (section.name.compare(0, length, beginning) == 0) names.push_back(section.name.substr(length));
    }
    return names;
}

}  // namespace store

std::vector<std::wstring> split(const std::wstring &text, wchar_t separator) {
    std::vector<std::wstring> parts;
    size_t begin = 0;
    for (size_t end; (end = text.find(separator, begin)) != std::wstring::npos; begin = end + 1) {
        parts.push_back(text.substr(begin, end - begin));
    }
    parts.push_back(text.substr(begin));
    return parts;
}

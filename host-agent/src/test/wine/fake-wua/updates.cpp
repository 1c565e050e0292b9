#include "updates.h"

#include "store.h"

static const HRESULT WU_E_INVALIDINDEX = static_cast<HRESULT>(0x80240007);
static const WORD GET = DISPATCH_PROPERTYGET, PUT = DISPATCH_PROPERTYPUT, CALL = DISPATCH_METHOD;

// ------------------------------------------------------------------------------------------- collections

const Members &Strings::members() const {
    static const Members all = {
        {L"Item", GET | CALL, {VT_I4},
         [](Object &self, VARIANT *arguments, VARIANT *result) {
             auto &values = static_cast<Strings &>(self).values_;
             size_t index = static_cast<size_t>(V_I4(arguments));
             return index < values.size() ? text(result, values[index]) : WU_E_INVALIDINDEX;
         }},
        {L"Count", GET, {},
         [](Object &self, VARIANT *, VARIANT *result) {
             return number(result, static_cast<LONG>(static_cast<Strings &>(self).values_.size()));
         }},
        {L"Add", CALL, {VT_BSTR},
         [](Object &self, VARIANT *arguments, VARIANT *result) {
             auto &values = static_cast<Strings &>(self).values_;
             values.push_back(V_BSTR(arguments) ? V_BSTR(arguments) : L"");
             return number(result, static_cast<LONG>(values.size() - 1));
         }},
    };
    return all;
}

void Objects::add(IDispatch *value) {
    if (value) value->AddRef();
    values_.push_back(value);
}

void Objects::clear() {
    for (IDispatch *value : values_) {
        if (value) value->Release();
    }
    values_.clear();
}

static HRESULT item(Object &self, VARIANT *arguments, VARIANT *result) {
    auto &values = static_cast<Objects &>(self).values_;
    size_t index = static_cast<size_t>(V_I4(arguments));
    if (index >= values.size()) return WU_E_INVALIDINDEX;
    if (values[index]) values[index]->AddRef();
    return object(result, values[index]);
}

static HRESULT count(Object &self, VARIANT *, VARIANT *result) {
    return number(result, static_cast<LONG>(static_cast<Objects &>(self).values_.size()));
}

const Members &Objects::members() const {
    static const Members all = {{L"Item", GET | CALL, {VT_I4}, item}, {L"Count", GET, {}, count}};
    return all;
}

const Members &Updates::members() const {
    static const Members all = {
        {L"Item", GET | CALL, {VT_I4}, item},
        {L"Count", GET, {}, count},
        {L"Add", CALL, {VT_DISPATCH},
         [](Object &self, VARIANT *arguments, VARIANT *result) {
             auto &updates = static_cast<Updates &>(self);
             if (!own_as<Update>(V_DISPATCH(arguments))) return E_INVALIDARG;
             updates.add(V_DISPATCH(arguments));
             return number(result, static_cast<LONG>(updates.values_.size() - 1));
         }},
        {L"Clear", CALL, {},
         [](Object &self, VARIANT *, VARIANT *) {
             static_cast<Updates &>(self).clear();
             return S_OK;
         }},
        {L"RemoveAt", CALL, {VT_I4},
         [](Object &self, VARIANT *arguments, VARIANT *) {
             auto &values = static_cast<Updates &>(self).values_;
             size_t index = static_cast<size_t>(V_I4(arguments));
             if (index >= values.size()) return WU_E_INVALIDINDEX;
             values[index]->Release();
             values.erase(values.begin() + static_cast<long>(index));
             return S_OK;
         }},
        {L"ReadOnly", GET, {}, [](Object &, VARIANT *, VARIANT *result) { return flag(result, false); }},
    };
    return all;
}

// ------------------------------------------------------------------------------------------- small objects

static Answers &answers(Object &self) { return static_cast<Answers &>(self); }

HRESULT text_0(Object &self, VARIANT *, VARIANT *result) { return text(result, answers(self).texts_[0]); }
HRESULT text_1(Object &self, VARIANT *, VARIANT *result) { return text(result, answers(self).texts_[1]); }
HRESULT number_0(Object &self, VARIANT *, VARIANT *result) {
    return number(result, static_cast<LONG>(answers(self).numbers_[0]));
}
HRESULT number_1(Object &self, VARIANT *, VARIANT *result) {
    return number(result, static_cast<LONG>(answers(self).numbers_[1]));
}
HRESULT number_2(Object &self, VARIANT *, VARIANT *result) {
    return number(result, static_cast<LONG>(answers(self).numbers_[2]));
}
HRESULT flag_0(Object &self, VARIANT *, VARIANT *result) { return flag(result, answers(self).numbers_[0] != 0); }
HRESULT flag_2(Object &self, VARIANT *, VARIANT *result) { return flag(result, answers(self).numbers_[2] != 0); }

Answers *identity(const std::wstring &id, LONG revision) {
    auto *made = new Answers({{L"UpdateID", GET, {}, text_0}, {L"RevisionNumber", GET, {}, number_0}});
    made->texts_ = {id};
    made->numbers_ = {static_cast<double>(revision)};
    return made;
}

// Categories=<guid>|<name>|<type>;…
static Objects *categories(const std::wstring &section) {
    auto *all = new Objects;
    for (const std::wstring &entry : store::list(section, L"Categories")) {
        auto parts = split(entry, L'|');
        parts.resize(3);
        auto *category = new Answers({{L"CategoryID", GET, {}, text_0}, {L"Name", GET, {}, text_1},
                                      {L"Type", GET, {}, [](Object &self, VARIANT *, VARIANT *result) {
                                           return text(result, answers(self).texts_[2]);
                                       }}});
        category->texts_ = parts;
        all->add(category);
        category->Release();
    }
    return all;
}

static Answers *behavior(const std::wstring &section) {
    auto *made = new Answers({{L"CanRequestUserInput", GET, {}, flag_0},
                              {L"Impact", GET, {}, number_1},
                              {L"RebootBehavior", GET, {}, number_2},
                              {L"RequiresNetworkConnectivity", GET, {}, [](Object &, VARIANT *, VARIANT *result) {
                                   return flag(result, false);
                               }}});
    made->numbers_ = {static_cast<double>(store::number(section, L"UserInput")),
                      static_cast<double>(store::number(section, L"Impact")),
                      static_cast<double>(store::number(section, L"RebootBehavior"))};
    return made;
}

static Updates *bundled(const std::wstring &section) {
    auto *all = new Updates;
    for (const std::wstring &id : store::list(section, L"Bundled")) {
        auto *update = new Update(id);
        all->add(update);
        update->Release();
    }
    return all;
}

// ------------------------------------------------------------------------------------------- the update

static const std::wstring &section(Object &self) { return static_cast<Update &>(self).section_; }

#define STRING(name, key) \
    { name, GET, {}, [](Object &self, VARIANT *, VARIANT *result) { return text(result, store::text(section(self), key)); } }
#define NUMBER(name, key, otherwise, level)                                                     \
    {                                                                                           \
        name, GET, {}, [](Object &self, VARIANT *, VARIANT *result) {                           \
            return number(result, static_cast<LONG>(store::number(section(self), key, otherwise))); \
        },                                                                                      \
            level                                                                               \
    }
#define FLAG(name, key, otherwise, level)                               \
    {                                                                   \
        name, GET, {}, [](Object &self, VARIANT *, VARIANT *result) {   \
            return flag(result, store::flag(section(self), key, otherwise)); \
        },                                                              \
            level                                                       \
    }
#define LIST(name, key, level)                                          \
    {                                                                   \
        name, GET, {}, [](Object &self, VARIANT *, VARIANT *result) {   \
            return object(result, new Strings(store::list(section(self), key))); \
        },                                                              \
            level                                                       \
    }
#define SIZE(name, key)                                                 \
    {                                                                   \
        name, GET, {}, [](Object &self, VARIANT *, VARIANT *result) {   \
            return decimal(result, static_cast<unsigned long long>(store::number(section(self), key))); \
        }                                                               \
    }

const Members &Update::members() const {
    static const Members all = {
        {L"Title", GET, {},
         [](Object &self, VARIANT *, VARIANT *result) {
             HRESULT hr = store::hresult(section(self), L"ReadHr");
             return FAILED(hr) ? hr : text(result, store::text(section(self), L"Title"));
         }},
        STRING(L"Description", L"Description"),
        STRING(L"MsrcSeverity", L"Severity"),
        STRING(L"EulaText", L"Eula"),
        STRING(L"SupportUrl", L"SupportUrl"),
        STRING(L"ReleaseNotes", L"ReleaseNotes"),
        STRING(L"UninstallationNotes", L"UninstallationNotes"),
        FLAG(L"EulaAccepted", L"EulaAccepted", true, 1),
        FLAG(L"IsBeta", L"IsBeta", false, 1),
        FLAG(L"IsDownloaded", L"IsDownloaded", false, 1),
        FLAG(L"IsHidden", L"IsHidden", false, 1),
        FLAG(L"IsInstalled", L"IsInstalled", false, 1),
        FLAG(L"IsMandatory", L"IsMandatory", false, 1),
        FLAG(L"IsUninstallable", L"IsUninstallable", false, 1),
        FLAG(L"AutoSelectOnWebSites", L"AutoSelectOnWebSites", true, 1),
        FLAG(L"CanRequireSource", L"CanRequireSource", false, 1),
        FLAG(L"RebootRequired", L"RebootRequired", false, 2),
        FLAG(L"IsPresent", L"IsInstalled", false, 2),
        FLAG(L"BrowseOnly", L"BrowseOnly", false, 3),
        FLAG(L"PerUser", L"PerUser", false, 4),
        NUMBER(L"AutoSelection", L"AutoSelection", 0, 5),
        NUMBER(L"AutoDownload", L"AutoDownload", 0, 5),
        NUMBER(L"Type", L"Type", 1, 1),
        NUMBER(L"DeploymentAction", L"DeploymentAction", 1, 1),
        NUMBER(L"DownloadPriority", L"DownloadPriority", 2, 1),
        NUMBER(L"RecommendedHardDiskSpace", L"RecommendedHardDiskSpace", 0, 1),
        LIST(L"KBArticleIDs", L"KB", 1),
        LIST(L"CveIDs", L"CVE", 2),
        LIST(L"SecurityBulletinIDs", L"Bulletins", 1),
        LIST(L"SupersededUpdateIDs", L"Supersedes", 1),
        LIST(L"MoreInfoUrls", L"MoreInfoUrls", 1),
        LIST(L"Languages", L"Languages", 1),
        LIST(L"UninstallationSteps", L"UninstallationSteps", 1),
        SIZE(L"MaxDownloadSize", L"MaxSize"),
        SIZE(L"MinDownloadSize", L"MinSize"),
        {L"LastDeploymentChangeTime", GET, {},
         [](Object &self, VARIANT *, VARIANT *result) { return date(result, store::real(section(self), L"Published", 45000)); }},
        {L"Deadline", GET, {},
         [](Object &self, VARIANT *, VARIANT *result) {
             double deadline = store::real(section(self), L"Deadline", 0);
             return deadline == 0 ? S_OK : date(result, deadline);  // VT_EMPTY: there is none
         }},
        {L"Identity", GET, {},
         [](Object &self, VARIANT *, VARIANT *result) {
             auto &update = static_cast<Update &>(self);
             return object(result, identity(update.id_, static_cast<LONG>(store::number(update.section_, L"Revision", 200))));
         }},
        {L"Categories", GET, {},
         [](Object &self, VARIANT *, VARIANT *result) { return object(result, categories(section(self))); }},
        {L"BundledUpdates", GET, {},
         [](Object &self, VARIANT *, VARIANT *result) { return object(result, bundled(section(self))); }},
        {L"InstallationBehavior", GET, {},
         [](Object &self, VARIANT *, VARIANT *result) {
             bool none = store::flag(section(self), L"NoBehavior");  // as with updates that are only uninstalled
             return object(result, none ? nullptr : behavior(section(self)));
         }},
        {L"UninstallationBehavior", GET, {}, [](Object &, VARIANT *, VARIANT *result) { return object(result, nullptr); }},
        {L"AcceptEula", CALL, {},
         [](Object &self, VARIANT *, VARIANT *) {
             HRESULT hr = store::hresult(section(self), L"AcceptEulaHr");
             if (SUCCEEDED(hr)) store::set(section(self), L"EulaAccepted", 1);
             return hr;
         }},
        {L"IsHidden", PUT, {VT_BOOL},
         [](Object &self, VARIANT *arguments, VARIANT *) {
             store::set(section(self), L"IsHidden", V_BOOL(arguments) ? 1 : 0);
             return S_OK;
         }},
    };
    return all;
}

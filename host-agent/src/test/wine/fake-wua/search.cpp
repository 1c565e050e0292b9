// IUpdateSearcher to IUpdateSearcher3, ISearchResult with its warnings, IUpdateHistoryEntry.
#include "faults.h"
#include "session.h"
#include "store.h"
#include "updates.h"

static const WORD GET = DISPATCH_PROPERTYGET, PUT = DISPATCH_PROPERTYPUT, CALL = DISPATCH_METHOD;
static const HRESULT WU_E_DS_UNKNOWNSERVICE = static_cast<HRESULT>(0x80248014);

namespace {

class SearchResult : public Object {
  public:
    const Members &members() const override {
        static const Members all = {
            {L"ResultCode", GET, {},
             [](Object &self, VARIANT *, VARIANT *result) { return number(result, me(self).code_); }},
            {L"Updates", GET, {}, [](Object &self, VARIANT *, VARIANT *result) { return given(result, &me(self).updates_); }},
            {L"Warnings", GET, {}, [](Object &self, VARIANT *, VARIANT *result) { return given(result, &me(self).warnings_); }},
            {L"RootCategories", GET, {}, [](Object &, VARIANT *, VARIANT *result) { return object(result, new Objects); }},
        };
        return all;
    }

    ~SearchResult() override {
        updates_.Release();
        warnings_.Release();
    }

    LONG code_ = 2;
    Updates &updates_ = *new Updates;
    Objects &warnings_ = *new Objects;

  private:
    static SearchResult &me(Object &self) { return static_cast<SearchResult &>(self); }
    static HRESULT given(VARIANT *result, Object *value) {
        value->AddRef();
        return object(result, value);
    }
};

// [search] Warnings=0x80244021|text|context;… (context as UpdateExceptionContext: 4 is a search).
void add_warnings(Objects &warnings) {
    for (const std::wstring &entry : store::list(L"search", L"Warnings")) {
        auto parts = split(entry, L'|');
        parts.resize(3);
        auto *warning = new Answers({{L"HResult", GET, {}, number_0}, {L"Message", GET, {}, text_0}, {L"Context", GET, {}, number_1}});
        warning->numbers_ = {static_cast<double>(static_cast<LONG>(wcstoull(parts[0].c_str(), nullptr, 0))),
                             static_cast<double>(wcstol(parts[2].c_str(), nullptr, 10))};
        warning->texts_ = {parts[1]};
        warnings.add(warning);
        warning->Release();
    }
}

Objects *history(LONG start, LONG most) {
    auto *all = new Objects;
    auto entries = store::sections(L"history:");
    for (LONG i = start; i < start + most && i < static_cast<LONG>(entries.size()); i++) {
        std::wstring section = L"history:" + entries[entries.size() - 1 - static_cast<size_t>(i)];  // newest first
        auto *entry = new Answers({
            {L"Operation", GET, {}, number_0},
            {L"ResultCode", GET, {}, number_1},
            {L"HResult", GET, {}, number_2},
            {L"Title", GET, {}, text_0},
            {L"ClientApplicationID", GET, {}, text_1},
            {L"Date", GET, {}, [](Object &self, VARIANT *, VARIANT *result) {
                 return date(result, static_cast<Answers &>(self).numbers_[3]);
             }},
            {L"UpdateIdentity", GET, {}, [](Object &self, VARIANT *, VARIANT *result) {
                 auto &entry = static_cast<Answers &>(self);
                 return object(result, identity(entry.texts_[2], static_cast<LONG>(entry.numbers_[4])));
             }},
        });
        entry->numbers_ = {static_cast<double>(store::number(section, L"Operation", 1)),
                           static_cast<double>(store::number(section, L"ResultCode", 2)),
                           static_cast<double>(store::hresult(section, L"Hr")), store::real(section, L"Date", 46000),
                           static_cast<double>(store::number(section, L"Revision", 200))};
        entry->texts_ = {store::text(section, L"Title"), store::text(section, L"Client"), store::text(section, L"UpdateID")};
        all->add(entry);
        entry->Release();
    }
    return all;
}

class Searcher : public Object {
  public:
    const Members &members() const override;
    std::wstring client_, service_;
    LONG selection_ = 0;
    bool online_ = true, superseded_ = false;

    HRESULT search(const std::wstring &criteria, VARIANT *result) {
        store::reload();
        note(L"Search", criteria + L"|" + std::to_wstring(selection_) + L"|" + service_ + L"|" + (online_ ? L"1" : L"0"));
        HRESULT hr = fault(L"search");
        if (FAILED(hr)) return hr;
        if (selection_ == 3) {  // ssOthers: the service has to be registered
            bool known = false;
            for (const std::wstring &id : store::sections(L"service:")) known |= id == service_;
            if (!known) return WU_E_DS_UNKNOWNSERVICE;
        }
        std::vector<std::wstring> ids;
        hr = matching(criteria, ids);
        if (FAILED(hr)) return hr;
        auto *found = new SearchResult;
        for (const std::wstring &id : ids) {
            auto only = store::text(L"update:" + id, L"Service");  // offered by this service alone
            if (!only.empty() && only != service_) continue;
            auto *update = new Update(id);
            found->updates_.add(update);
            update->Release();
        }
        add_warnings(found->warnings_);
        found->code_ = static_cast<LONG>(store::number(L"search", L"ResultCode", found->warnings_.values_.empty() ? 2 : 3));
        return object(result, found);
    }
};

Searcher &me(Object &self) { return static_cast<Searcher &>(self); }

const Members &Searcher::members() const {
    static const Members all = {
        {L"Search", CALL, {VT_BSTR},
         [](Object &self, VARIANT *arguments, VARIANT *result) { return me(self).search(string(arguments), result); }},
        {L"ServerSelection", PUT, {VT_I4},
         [](Object &self, VARIANT *arguments, VARIANT *) {
             if (V_I4(arguments) < 0 || V_I4(arguments) > 3) return E_INVALIDARG;
             me(self).selection_ = V_I4(arguments);
             return S_OK;
         }},
        {L"ServerSelection", GET, {},
         [](Object &self, VARIANT *, VARIANT *result) { return number(result, me(self).selection_); }},
        {L"ServiceID", PUT, {VT_BSTR},
         [](Object &self, VARIANT *arguments, VARIANT *) {
             me(self).service_ = string(arguments);
             return S_OK;
         }},
        {L"ServiceID", GET, {}, [](Object &self, VARIANT *, VARIANT *result) { return text(result, me(self).service_); }},
        {L"Online", PUT, {VT_BOOL},
         [](Object &self, VARIANT *arguments, VARIANT *) {
             me(self).online_ = V_BOOL(arguments);
             return S_OK;
         }},
        {L"Online", GET, {}, [](Object &self, VARIANT *, VARIANT *result) { return flag(result, me(self).online_); }},
        {L"IncludePotentiallySupersededUpdates", PUT, {VT_BOOL},
         [](Object &self, VARIANT *arguments, VARIANT *) {
             me(self).superseded_ = V_BOOL(arguments);
             return S_OK;
         }},
        {L"ClientApplicationID", PUT, {VT_BSTR},
         [](Object &self, VARIANT *arguments, VARIANT *) {
             me(self).client_ = string(arguments);
             return S_OK;
         }},
        {L"GetTotalHistoryCount", CALL, {},
         [](Object &, VARIANT *, VARIANT *result) {
             store::reload();
             return number(result, static_cast<LONG>(store::sections(L"history:").size()));
         }},
        {L"QueryHistory", CALL, {VT_I4, VT_I4},
         [](Object &, VARIANT *arguments, VARIANT *result) {
             HRESULT hr = fault(L"history");
             return FAILED(hr) ? hr : object(result, history(V_I4(&arguments[0]), V_I4(&arguments[1])));
         }},
    };
    return all;
}

}  // namespace

Object *make_searcher() { return new Searcher; }

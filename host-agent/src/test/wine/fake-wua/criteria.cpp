// The grammar of IUpdateSearcher::Search: terms joined by "and", groups joined by "or" at the top level only.
#include "store.h"
#include "updates.h"

#include <wchar.h>

static const HRESULT WU_E_INVALID_CRITERIA = static_cast<HRESULT>(0x80240032);

namespace {

struct Term {
    std::wstring name, operation, value;
};

class Parser {
  public:
    explicit Parser(const std::wstring &text) : rest_(text.c_str()) {}

    // The alternatives, each a list of terms; false when it is none of this grammar.
    bool parse(std::vector<std::vector<Term>> &alternatives) {
        do {
            bool bracket = symbol(L"(");
            std::vector<Term> terms;
            do {
                Term term;
                if (!parse(term)) return false;
                terms.push_back(term);
            } while (word(L"and"));
            if (bracket && !symbol(L")")) return false;
            alternatives.push_back(terms);
        } while (word(L"or"));
        space();
        return *rest_ == 0;
    }

  private:
    void space() {
        while (*rest_ == L' ') rest_++;
    }

    bool symbol(const wchar_t *expected) {
        space();
        size_t length = wcslen(expected);
        if (wcsncmp(rest_, expected, length) != 0) return false;
        rest_ += length;
        return true;
    }

    bool word(const wchar_t *expected) {
        space();
        size_t length = wcslen(expected);
        if (_wcsnicmp(rest_, expected, length) != 0 || iswalnum(rest_[length])) return false;
        rest_ += length;
        return true;
    }

    bool parse(Term &term) {
        space();
        while (iswalpha(*rest_)) term.name += *rest_++;
        if (symbol(L"!=")) {
            term.operation = L"!=";
        } else if (symbol(L"=")) {
            term.operation = L"=";
        } else if (word(L"contains")) {
            term.operation = L"contains";
        } else {
            return false;
        }
        space();
        if (*rest_ == L'\'') {
            for (rest_++; *rest_ && *rest_ != L'\''; rest_++) term.value += *rest_;
            if (!*rest_++) return false;
        } else {
            while (iswdigit(*rest_)) term.value += *rest_++;
            if (term.value.empty()) return false;
        }
        return check(term);
    }

    static bool check(const Term &term) {
        static const wchar_t *flags[] = {L"IsInstalled", L"IsHidden",    L"IsPresent",           L"RebootRequired",
                                         L"IsAssigned",  L"BrowseOnly", L"AutoSelectOnWebSites"};
        for (const wchar_t *name : flags) {
            if (term.name == name) return term.operation == L"=" && (term.value == L"0" || term.value == L"1");
        }
        if (term.name == L"Type" || term.name == L"UpdateID") return term.operation != L"contains";
        if (term.name == L"CategoryIDs") return term.operation == L"contains";
        return (term.name == L"RevisionNumber" || term.name == L"DeploymentAction") && term.operation == L"=";
    }

    const wchar_t *rest_;
};

bool holds(const Term &term, const std::wstring &id) {
    std::wstring section = L"update:" + id;
    if (term.name == L"UpdateID") return (_wcsicmp(term.value.c_str(), id.c_str()) == 0) == (term.operation == L"=");
    if (term.name == L"RevisionNumber") return std::to_wstring(store::number(section, L"Revision", 200)) == term.value;
    if (term.name == L"Type") {
        const wchar_t *type = store::number(section, L"Type", 1) == 2 ? L"Driver" : L"Software";
        return (_wcsicmp(term.value.c_str(), type) == 0) == (term.operation == L"=");
    }
    if (term.name == L"DeploymentAction") return _wcsicmp(term.value.c_str(), L"Installation") == 0;
    if (term.name == L"CategoryIDs") return store::text(section, L"Categories").find(term.value) != std::wstring::npos;
    const wchar_t *key = term.name == L"IsPresent" ? L"IsInstalled" : term.name.c_str();
    bool otherwise = term.name == L"IsAssigned" || term.name == L"AutoSelectOnWebSites";
    return store::flag(section, key, otherwise) == (term.value == L"1");
}

}  // namespace

HRESULT matching(const std::wstring &criteria, std::vector<std::wstring> &ids) {
    std::vector<std::vector<Term>> alternatives;
    if (!Parser(criteria).parse(alternatives)) return WU_E_INVALID_CRITERIA;
    for (const auto &terms : alternatives) {
        bool by_id = false, by_revision = false;
        for (const Term &term : terms) {
            by_id |= term.name == L"UpdateID" && term.operation == L"=";
            by_revision |= term.name == L"RevisionNumber";
        }
        if (by_revision && !by_id) return WU_E_INVALID_CRITERIA;
    }
    for (const std::wstring &id : store::sections(L"update:")) {
        if (store::flag(L"update:" + id, L"OnlyBundled")) continue;
        bool found = false;
        for (const auto &terms : alternatives) {
            bool all = true;
            for (const Term &term : terms) all = all && holds(term, id);
            found = found || all;
        }
        if (found) ids.push_back(id);
    }
    return S_OK;
}

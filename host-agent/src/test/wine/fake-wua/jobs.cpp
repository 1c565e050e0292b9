// IUpdateDownloader and IUpdateInstaller to IUpdateInstaller4: downloading, installing and uninstalling, each at once or
// as a job on a thread of its own with the callbacks of the real interfaces.
#include "faults.h"
#include "session.h"
#include "store.h"
#include "updates.h"

static const WORD GET = DISPATCH_PROPERTYGET, PUT = DISPATCH_PROPERTYPUT, CALL = DISPATCH_METHOD;
static const HRESULT WU_E_CALL_CANCELLED = static_cast<HRESULT>(0x8024000B), WU_E_NO_UPDATE = static_cast<HRESULT>(0x80240024),
                     WU_E_INVALIDINDEX = static_cast<HRESULT>(0x80240007), WU_E_EULAS_DECLINED = static_cast<HRESULT>(0x80240023),
                     WU_E_INSTALL_NOT_ALLOWED = static_cast<HRESULT>(0x80240016), WU_E_DM_NOTDOWNLOADED = static_cast<HRESULT>(0x80246007),
                     WU_E_EXCLUSIVE_INSTALL_CONFLICT = static_cast<HRESULT>(0x80240019),
                     WU_E_UNINSTALL_NOT_ALLOWED = static_cast<HRESULT>(0x80240028);

namespace {

enum class Work { DOWNLOAD, INSTALL, UNINSTALL };

const wchar_t *name_of(Work work) {
    return work == Work::DOWNLOAD ? L"Download" : work == Work::INSTALL ? L"Install" : L"Uninstall";
}

std::wstring section_of(Work work) {
    return work == Work::DOWNLOAD ? L"download" : work == Work::INSTALL ? L"install" : L"uninstall";
}

struct Outcome {
    HRESULT hr;
    LONG code;
    bool reboot;
};

Object *make_outcome(const Outcome &outcome) {
    auto *made = new Answers({{L"HResult", GET, {}, number_0}, {L"ResultCode", GET, {}, number_1}, {L"RebootRequired", GET, {}, flag_2}});
    made->numbers_ = {static_cast<double>(outcome.hr), static_cast<double>(outcome.code), outcome.reboot ? 1.0 : 0.0};
    return made;
}

HRESULT outcome_at(const std::vector<Outcome> &outcomes, LONG index, VARIANT *result) {
    if (index < 0 || static_cast<size_t>(index) >= outcomes.size()) return WU_E_INVALIDINDEX;
    return object(result, make_outcome(outcomes[static_cast<size_t>(index)]));
}

// IDownloadResult, IInstallationResult.
class Result : public Object {
  public:
    explicit Result(std::vector<Outcome> outcomes) : outcomes_(std::move(outcomes)) {
        size_t good = 0, aborted = 0;
        for (const Outcome &outcome : outcomes_) {
            good += SUCCEEDED(outcome.hr);
            aborted += outcome.code == 5;
            total_.reboot |= outcome.reboot;
            if (FAILED(outcome.hr)) total_.hr = outcome.hr;
        }
        total_.code = aborted > 0 ? 5 : good == outcomes_.size() ? 2 : good == 0 ? 4 : 3;
    }
    const Members &members() const override {
        static const Members all = {
            {L"HResult", GET, {}, [](Object &self, VARIANT *, VARIANT *result) { return number(result, me(self).total_.hr); }},
            {L"ResultCode", GET, {}, [](Object &self, VARIANT *, VARIANT *result) { return number(result, me(self).total_.code); }},
            {L"RebootRequired", GET, {}, [](Object &self, VARIANT *, VARIANT *result) { return flag(result, me(self).total_.reboot); }},
            {L"GetUpdateResult", CALL, {VT_I4},
             [](Object &self, VARIANT *arguments, VARIANT *result) { return outcome_at(me(self).outcomes_, V_I4(arguments), result); }},
        };
        return all;
    }

  private:
    static Result &me(Object &self) { return static_cast<Result &>(self); }
    std::vector<Outcome> outcomes_;
    Outcome total_ = {S_OK, 2, false};
};

struct Callback : IUnknown {
    virtual HRESULT STDMETHODCALLTYPE Invoke(IDispatch *job, IDispatch *arguments) = 0;
};

// 8c3f1cdd-… IDownloadProgressChangedCallback, 77254866-… IDownloadCompletedCallback,
// e01402d5-… IInstallationProgressChangedCallback, 45f4f6f3-… IInstallationCompletedCallback
const IID PROGRESS[] = {{0x8c3f1cdd, 0x6173, 0x4591, {0xae, 0xbd, 0xa5, 0x6a, 0x53, 0xca, 0x77, 0xc1}},
                        {0xe01402d5, 0xf8da, 0x43ba, {0xa0, 0x12, 0x38, 0x89, 0x4b, 0xd0, 0x48, 0xf1}}};
const IID COMPLETED[] = {{0x77254866, 0x9f5b, 0x4c8e, {0xb9, 0xe2, 0xc7, 0x7a, 0x85, 0x30, 0xd6, 0x4b}},
                         {0x45f4f6f3, 0xd602, 0x4f98, {0x9a, 0x8a, 0x3e, 0xfa, 0x15, 0x2a, 0xd2, 0xd3}}};

class Job : public Object {
  public:
    Job(Work work, const std::wstring &client, Updates &updates) : work_(work), client_(client) {
        for (IDispatch *one : updates.values_) ids_.push_back(own_as<Update>(one)->id_);
        updates.AddRef();
        updates_ = &updates;
    }
    ~Job() override {
        updates_->Release();
        if (progress_) progress_->Release();
        if (completed_) completed_->Release();
        if (thread_) CloseHandle(thread_);
    }
    const Members &members() const override;

    // Why the whole call is refused, if it is.
    HRESULT refusal() {
        store::reload();
        std::wstring all, section = section_of(work_);
        bool exclusive = false;
        for (const std::wstring &id : ids_) {
            all += (all.empty() ? L"" : L";") + id;
            exclusive |= store::number(L"update:" + id, L"Impact") == 2;
        }
        note(name_of(work_), all);
        HRESULT hr = fault(section);
        if (FAILED(hr)) return hr;
        if (work_ == Work::DOWNLOAD) return S_OK;
        if (exclusive && ids_.size() > 1) return WU_E_EXCLUSIVE_INSTALL_CONFLICT;
        bool waits = store::flag(L"state", L"RebootRequired") && store::flag(section, L"RefuseWhilePending");
        return store::flag(section, L"Busy") || waits ? WU_E_INSTALL_NOT_ALLOWED : S_OK;
    }

    void begin(Callback *progress, Callback *completed) {
        progress_ = progress;
        completed_ = completed;
        AddRef();
        thread_ = CreateThread(nullptr, 0, [](void *job) -> DWORD {
            CoInitializeEx(nullptr, COINIT_MULTITHREADED);
            auto *me = static_cast<Job *>(job);
            me->run();
            if (me->completed_) me->tell(me->completed_);
            me->Release();
            CoUninitialize();
            return 0;
        }, this, 0, nullptr);
    }

    void run() {
        for (size_t i = 0; i < ids_.size(); i++) {
            at(i, 0);
            Outcome outcome = abort_ ? Outcome{WU_E_CALL_CANCELLED, 5, false} : one(i, L"update:" + ids_[i], ids_[i]);
            outcomes_.push_back(outcome);
        }
        InterlockedExchange(&done_, 1);
    }

    Object *result() {
        if (thread_) WaitForSingleObject(thread_, INFINITE);
        return new Result(outcomes_);
    }

  private:
    static Job &me(Object &self) { return static_cast<Job &>(self); }

    void tell(Callback *whom) {
        auto *arguments = new Answers({{L"Progress", GET, {}, [](Object &, VARIANT *, VARIANT *result) { return object(result, nullptr); }}});
        whom->Invoke(this, arguments);
        arguments->Release();
    }

    // Crash, Hang; Hold=1 waits until the file says otherwise.
    static void middle(const std::wstring &section) {
        fault(section);
        while (store::flag(section, L"Hold")) {
            Sleep(100);
            store::reload();
        }
    }

    // Both numbers in one: whoever asks at this moment must not see one of before with one of after.
    void at(size_t index, LONG percent) { InterlockedExchange(&at_, static_cast<LONG>(index) * 1000 + percent); }

    Outcome one(size_t index, const std::wstring &section, const std::wstring &id) {
        DWORD takes = static_cast<DWORD>(store::number(section, (std::wstring(name_of(work_)) + L"Ms").c_str()));
        for (LONG percent = 0; percent < 100; percent += 10) {
            at(index, percent);
            if (progress_) tell(progress_);
            if (percent == 50 && work_ != Work::DOWNLOAD) middle(section);
            Sleep(takes / 10);
        }
        at(index, 100);
        HRESULT hr = store::hresult(section, (std::wstring(name_of(work_)) + L"Hr").c_str());
        if (SUCCEEDED(hr)) hr = work_ == Work::DOWNLOAD ? download(section) : work_ == Work::INSTALL ? install(section) : uninstall(section);
        LONG code = static_cast<LONG>(store::number(section, L"ResultCode", FAILED(hr) ? 4 : 2));
        bool reboot = work_ != Work::DOWNLOAD && SUCCEEDED(hr) && store::flag(section, L"NeedsReboot");
        if (reboot) store::set(L"state", L"RebootRequired", 1);
        if (work_ != Work::DOWNLOAD) remember(section, id, hr, code);
        return {hr, code, reboot};
    }

    HRESULT download(const std::wstring &section) {
        if (!store::flag(section, L"EulaAccepted", true)) return WU_E_EULAS_DECLINED;
        store::set(section, L"IsDownloaded", 1);
        return S_OK;
    }

    HRESULT install(const std::wstring &section) {
        if (!store::flag(section, L"IsDownloaded")) return WU_E_DM_NOTDOWNLOADED;
        if (store::flag(section, L"NeedsReboot")) {
            store::set(section, L"RebootRequired", 1);
            if (store::flag(L"agent", L"PendingIsInstalled")) store::set(section, L"IsInstalled", 1);
        } else {
            store::set(section, L"IsInstalled", 1);
        }
        return S_OK;
    }

    HRESULT uninstall(const std::wstring &section) {
        if (!store::flag(section, L"IsUninstallable")) return WU_E_UNINSTALL_NOT_ALLOWED;
        store::set(section, L"IsInstalled", 0);
        return S_OK;
    }

    void remember(const std::wstring &section, const std::wstring &id, HRESULT hr, LONG code) {
        std::wstring entry = L"history:" + std::to_wstring(store::sections(L"history:").size() + 1);
        store::set(entry, L"UpdateID", id);
        store::set(entry, L"Revision", store::number(section, L"Revision", 200));
        store::set(entry, L"Title", store::text(section, L"Title"));
        store::set(entry, L"Client", client_);
        store::set(entry, L"Operation", work_ == Work::UNINSTALL ? 2 : 1);
        store::set(entry, L"ResultCode", code);
        store::set(entry, L"Hr", static_cast<DWORD>(hr));
    }

    Work work_;
    std::wstring client_;
    std::vector<std::wstring> ids_;
    Updates *updates_;
    std::vector<Outcome> outcomes_;
    Callback *progress_ = nullptr, *completed_ = nullptr;
    HANDLE thread_ = nullptr;
    volatile LONG at_ = 0, done_ = 0, abort_ = 0;
};

const Members &Job::members() const {
    static const Members all = {
        {L"IsCompleted", GET, {}, [](Object &self, VARIANT *, VARIANT *result) { return flag(result, me(self).done_ != 0); }},
        {L"GetProgress", CALL, {},
         [](Object &self, VARIANT *, VARIANT *result) {
             Job &job = me(self);
             auto *progress = new Answers({{L"CurrentUpdateIndex", GET, {}, number_0},
                                           {L"CurrentUpdatePercentComplete", GET, {}, number_1},
                                           {L"PercentComplete", GET, {}, number_2}});
             LONG done = job.done_, at = job.at_, current = at / 1000, percent = at % 1000;
             LONG total = done ? 100 : (current * 100 + percent) / static_cast<LONG>(job.ids_.size());
             progress->numbers_ = {static_cast<double>(current), static_cast<double>(percent), static_cast<double>(total)};
             return object(result, progress);
         }},
        {L"RequestAbort", CALL, {},
         [](Object &self, VARIANT *, VARIANT *) {
             InterlockedExchange(&me(self).abort_, 1);
             return S_OK;
         }},
        {L"CleanUp", CALL, {},
         [](Object &self, VARIANT *, VARIANT *) {
             if (me(self).thread_) WaitForSingleObject(me(self).thread_, INFINITE);
             return S_OK;
         }},
    };
    return all;
}

// The downloader and the installer: the collection to work on, then the work.
class Worker : public Object {
  public:
    Worker(bool installs, std::wstring client) : client_(std::move(client)), installs_(installs) {}
    ~Worker() override {
        if (updates_) updates_->Release();
    }
    const Members &members() const override;

    HRESULT at_once(Work work, VARIANT *result) {
        Job *job = nullptr;
        HRESULT hr = prepare(work, job);
        if (FAILED(hr)) return hr;
        job->run();
        object(result, job->result());
        job->Release();
        return S_OK;
    }

    HRESULT begin(Work work, VARIANT *arguments, VARIANT *result) {
        int kind = work == Work::DOWNLOAD ? 0 : 1;
        Callback *progress = nullptr, *completed = nullptr;
        HRESULT hr = callback(&arguments[0], PROGRESS[kind], progress);
        if (SUCCEEDED(hr)) hr = callback(&arguments[1], COMPLETED[kind], completed);
        Job *job = nullptr;
        if (SUCCEEDED(hr)) hr = prepare(work, job);
        if (FAILED(hr)) {
            if (progress) progress->Release();
            if (completed) completed->Release();
            return hr;
        }
        job->begin(progress, completed);
        return object(result, job);
    }

    std::wstring client_;
    bool installs_, quiet_ = false;
    Updates *updates_ = nullptr;

  private:
    static HRESULT callback(VARIANT *argument, const IID &iid, Callback *&out) {
        IUnknown *given = V_VT(argument) == VT_UNKNOWN || V_VT(argument) == VT_DISPATCH ? V_UNKNOWN(argument) : nullptr;
        return given ? given->QueryInterface(iid, reinterpret_cast<void **>(&out)) : E_POINTER;
    }

    HRESULT prepare(Work work, Job *&job) {
        if (!updates_ || updates_->values_.empty()) return WU_E_NO_UPDATE;
        job = new Job(work, client_, *updates_);
        HRESULT hr = job->refusal();
        if (FAILED(hr)) job->Release();
        return hr;
    }
};

Worker &me(Object &self) { return static_cast<Worker &>(self); }

template <Work work> HRESULT call(Object &self, VARIANT *, VARIANT *result) { return me(self).at_once(work, result); }
template <Work work> HRESULT start(Object &self, VARIANT *arguments, VARIANT *result) {
    return me(self).begin(work, arguments, result);
}
HRESULT finish(Object &, VARIANT *arguments, VARIANT *result) {
    Job *job = own_as<Job>(V_DISPATCH(arguments));
    return job ? object(result, job->result()) : E_INVALIDARG;
}

const Members &Worker::members() const {
    static const Members common = {
        {L"ClientApplicationID", PUT, {VT_BSTR}, [](Object &self, VARIANT *arguments, VARIANT *) { return me(self).client_ = string(arguments), S_OK; }},
        {L"Updates", PUT | DISPATCH_PROPERTYPUTREF, {VT_DISPATCH},
         [](Object &self, VARIANT *arguments, VARIANT *) {
             auto *updates = own_as<Updates>(V_DISPATCH(arguments));
             if (!updates) return E_INVALIDARG;
             updates->AddRef();
             if (me(self).updates_) me(self).updates_->Release();
             me(self).updates_ = updates;
             return S_OK;
         }},
        {L"IsForced", PUT, {VT_BOOL}, [](Object &, VARIANT *, VARIANT *) { return S_OK; }},
    };
    static const Members downloads = [] {
        Members all = common;
        all.push_back({L"Priority", PUT, {VT_I4}, [](Object &, VARIANT *, VARIANT *) { return S_OK; }});
        all.push_back({L"Download", CALL, {}, call<Work::DOWNLOAD>});
        all.push_back({L"BeginDownload", CALL, {VT_VARIANT, VT_VARIANT, VT_VARIANT}, start<Work::DOWNLOAD>});
        all.push_back({L"EndDownload", CALL, {VT_DISPATCH}, finish});
        return all;
    }();
    static const Members installs = [] {
        Members all = common;
        all.push_back({L"IsBusy", GET, {}, [](Object &, VARIANT *, VARIANT *result) {
                           store::reload();
                           return flag(result, store::flag(L"install", L"Busy"));
                       }});
        all.push_back({L"RebootRequiredBeforeInstallation", GET, {}, [](Object &, VARIANT *, VARIANT *result) {
                           return flag(result, store::flag(L"state", L"RebootRequired") && store::flag(L"install", L"RefuseWhilePending"));
                       }});
        all.push_back({L"AllowSourcePrompts", PUT, {VT_BOOL}, [](Object &, VARIANT *, VARIANT *) { return S_OK; }});
        all.push_back({L"ForceQuiet", PUT, {VT_BOOL}, [](Object &, VARIANT *arguments, VARIANT *) {
                           note(L"ForceQuiet", V_BOOL(arguments) ? L"1" : L"0");
                           return S_OK;
                       }, 2});
        all.push_back({L"Install", CALL, {}, call<Work::INSTALL>});
        all.push_back({L"BeginInstall", CALL, {VT_VARIANT, VT_VARIANT, VT_VARIANT}, start<Work::INSTALL>});
        all.push_back({L"EndInstall", CALL, {VT_DISPATCH}, finish});
        all.push_back({L"Uninstall", CALL, {}, call<Work::UNINSTALL>});
        all.push_back({L"BeginUninstall", CALL, {VT_VARIANT, VT_VARIANT, VT_VARIANT}, start<Work::UNINSTALL>});
        all.push_back({L"EndUninstall", CALL, {VT_DISPATCH}, finish});
        all.push_back({L"AttemptCloseAppsIfNecessary", PUT, {VT_BOOL}, [](Object &, VARIANT *, VARIANT *) { return S_OK; }, 3});
        all.push_back({L"Commit", CALL, {VT_UI4}, [](Object &, VARIANT *, VARIANT *) { return S_OK; }, 4});
        return all;
    }();
    return installs_ ? installs : downloads;
}

}  // namespace

Object *make_downloader(const std::wstring &client) { return new Worker(false, client); }
Object *make_installer(const std::wstring &client) { return new Worker(true, client); }

// Updates and the collections and small objects around them.
#pragma once
#include "object.h"

#include <functional>

// A list of strings, dispatch objects or both kinds of nothing: IStringCollection and the read-only collections.
class Strings : public Object {
  public:
    explicit Strings(std::vector<std::wstring> values) : values_(std::move(values)) {}
    const Members &members() const override;
    std::vector<std::wstring> values_;
};

class Objects : public Object {
  public:
    Objects() = default;
    ~Objects() override { clear(); }
    const Members &members() const override;
    void add(IDispatch *value);  // with a reference of its own
    void clear();
    std::vector<IDispatch *> values_;
};

// IUpdateCollection: the one that can be made and filled by a client.
class Updates : public Objects {
  public:
    const Members &members() const override;
};

// IUpdate to IUpdate5 over the section of the file with the update's GUID.
class Update : public Object {
  public:
    explicit Update(std::wstring id) : id_(std::move(id)), section_(L"update:" + id_) {}
    const Members &members() const override;
    const std::wstring id_;
    const std::wstring section_;
};

// Objects that only answer: the values are taken when they are made.
class Answers : public Object {
  public:
    explicit Answers(Members members) : members_(std::move(members)) {}
    const Members &members() const override { return members_; }
    std::vector<std::wstring> texts_;
    std::vector<double> numbers_;

  private:
    Members members_;
};

// Members of Answers: the n-th text, number, flag, date.
HRESULT text_0(Object &self, VARIANT *, VARIANT *result);
HRESULT text_1(Object &self, VARIANT *, VARIANT *result);
HRESULT number_0(Object &self, VARIANT *, VARIANT *result);
HRESULT number_1(Object &self, VARIANT *, VARIANT *result);
HRESULT number_2(Object &self, VARIANT *, VARIANT *result);
HRESULT flag_0(Object &self, VARIANT *, VARIANT *result);
HRESULT flag_2(Object &self, VARIANT *, VARIANT *result);

Answers *identity(const std::wstring &id, LONG revision);

// The updates whose state fits the criteria (the grammar of IUpdateSearcher::Search); WU_E_INVALID_CRITERIA.
HRESULT matching(const std::wstring &criteria, std::vector<std::wstring> &ids);

// CodeSynthesis XSD: the C++/Tree mapping of the WSDL's schemas, over Xerces-C++. It knows no xsi:nil, so elements that
// are nil are taken out of the document first; otherwise an enumeration or a number that is nil is an error.
#include <xercesc/dom/DOM.hpp>
#include <xercesc/framework/MemBufInputSource.hpp>
#include <xercesc/framework/MemBufFormatTarget.hpp>
#include <xercesc/util/PlatformUtils.hpp>

#include <cstdio>
#include <ctime>
#include <memory>
#include <string>
#include <vector>

#include "../common/worker.h"
#include "schema0.hxx"
#include <xsd/cxx/xml/dom/parsing-source.hxx>
#include <xsd/cxx/xml/string.hxx>
#include <xsd/cxx/tree/error-handler.hxx>

using namespace xercesc;
namespace tree = xsd::cxx::tree;
namespace dom = xsd::cxx::xml::dom;

namespace {

struct Message {
  std::unique_ptr<service::GetConversionGoalsByIdsResponse> goals;
  std::unique_ptr<service::ApplyOfflineConversionsRequest> conversions;
  std::unique_ptr<service::ApplyOfflineConversionsResponse> errors;
};

std::unique_ptr<Message> kept;
std::unique_ptr<MemBufFormatTarget> written;
std::string failure;

bool isNamed(const DOMNode *node, const char *name) {
  return node->getNodeType() == DOMNode::ELEMENT_NODE &&
         xsd::cxx::xml::transcode<char>(node->getLocalName()) == name;
}

DOMElement *child(DOMElement *parent, const char *name) {
  for (DOMElement *c = parent->getFirstElementChild(); c; c = c->getNextElementSibling())
    if (!name || isNamed(c, name)) return c;
  throw std::runtime_error("an element is missing");
}

void removeNils(DOMElement *parent) {
  static const xsd::cxx::xml::string instance("http://www.w3.org/2001/XMLSchema-instance"), nil("nil");
  DOMElement *next;
  for (DOMElement *c = parent->getFirstElementChild(); c; c = next) {
    next = c->getNextElementSibling();
    if (c->hasAttributes() && c->hasAttributeNS(instance.c_str(), nil.c_str()))
      parent->removeChild(c)->release();
    else
      removeNils(c);
  }
}

std::unique_ptr<Message> decodeMessage(worker *worker) {
  MemBufInputSource source(reinterpret_cast<const XMLByte *>(worker->bytes), worker->count, "message");
  tree::error_handler<char> handler;
  const xsd::cxx::xml::properties<char> properties;
  auto document = dom::parse<char>(source, handler, properties, xml_schema::Flags::dont_validate);
  if (!document) throw std::runtime_error("not well-formed");
  DOMElement *content = child(child(document->getDocumentElement(), "Body"), nullptr);
  removeNils(content);
  std::unique_ptr<Message> message(new Message);
  switch (worker->kind) {
    case GOALS: message->goals.reset(new service::GetConversionGoalsByIdsResponse(*content)); break;
    case CONVERSIONS: message->conversions.reset(new service::ApplyOfflineConversionsRequest(*content)); break;
    case ERRORS: message->errors.reset(new service::ApplyOfflineConversionsResponse(*content)); break;
  }
  return message;
}

template <typename Action>
const char *guarded(Action action) {
  try {
    action();
    return nullptr;
  } catch (const xml_schema::Exception &error) {
    failure = error.what();
  } catch (const std::exception &error) {
    failure = error.what();
  } catch (...) {
    failure = "an exception of Xerces";
  }
  return failure.c_str();
}

const char *decode(worker *worker) {
  return guarded([&] { decodeMessage(worker); });
}

const char *prepare(worker *worker) {
  return guarded([&] { if (!kept) kept = decodeMessage(worker); });
}

void forget() { kept.reset(); }

const char *encode(worker *worker, const char **bytes, size_t *count) {
  return guarded([&] {
    static xml_schema::NamespaceInfomap names = [] {
      xml_schema::NamespaceInfomap map;
      map[""].name = "https://bingads.microsoft.com/CampaignManagement/v13";
      return map;
    }();
    const auto flags = xml_schema::Flags::dont_initialize | xml_schema::Flags::dont_pretty_print;
    written.reset(new MemBufFormatTarget(static_cast<XMLSize_t>(1 << 20)));
    switch (worker->kind) {
      case GOALS: service::getConversionGoalsByIdsResponse(*written, *kept->goals, names, "UTF-8", flags); break;
      case CONVERSIONS:
        service::applyOfflineConversionsRequest(*written, *kept->conversions, names, "UTF-8", flags);
        break;
      case ERRORS: service::applyOfflineConversionsResponse(*written, *kept->errors, names, "UTF-8", flags); break;
    }
    *bytes = reinterpret_cast<const char *>(written->getRawBuffer());
    *count = written->getLen();
  });
}

// MARK: Checksum

// Strings and enumerations are both strings here.
template <typename Member>
void text(worker_values *to, const char *name, const Member &member) {
  if (member.present() && !member.get().empty()) fold_text(to, name, member.get().c_str());
}

template <typename Member>
void integer(worker_values *to, const char *name, const Member &member) {
  if (member.present()) fold_integer(to, name, member.get());
}

template <typename Member>
void boolean(worker_values *to, const char *name, const Member &member) {
  if (member.present()) fold_text(to, name, member.get() ? "true" : "false");
}

// A decimal is a double here.
template <typename Member>
void decimal(worker_values *to, const char *name, const Member &member) {
  if (!member.present()) return;
  char digits[40];
  snprintf(digits, sizeof digits, "%.10g", static_cast<double>(member.get()));
  fold_text(to, name, digits);
}

void foldBase(worker_values *to, const service::ConversionGoal &goal) {
  text(to, "AttributionModelType", goal.attributionModelType());
  integer(to, "ConversionWindowInMinutes", goal.conversionWindowInMinutes());
  text(to, "CountType", goal.countType());
  boolean(to, "ExcludeFromBidding", goal.excludeFromBidding());
  text(to, "GoalCategory", goal.goalCategory());
  integer(to, "Id", goal.id());
  text(to, "Name", goal.name());
  if (goal.revenue().present()) {
    text(to, "CurrencyCode", goal.revenue()->currencyCode());
    text(to, "Type", goal.revenue()->type());
    decimal(to, "Value", goal.revenue()->value());
  }
  text(to, "Scope", goal.scope());
  text(to, "Status", goal.status());
  integer(to, "TagId", goal.tagId());
  text(to, "TrackingStatus", goal.trackingStatus());
  if (goal.type().present()) {
    std::string words;
    for (const auto &word : *goal.type()) words += (words.empty() ? "" : " ") + std::string(word);
    fold_text(to, "Type", words.c_str());
  }
}

void foldGoal(worker_values *to, const service::ConversionGoal &goal) {
  if (auto *url = dynamic_cast<const service::UrlGoal *>(&goal)) {
    fold_item(to, "UrlGoal");
    foldBase(to, goal);
    text(to, "UrlExpression", url->urlExpression());
    text(to, "UrlOperator", url->urlOperator());
  } else if (auto *duration = dynamic_cast<const service::DurationGoal *>(&goal)) {
    fold_item(to, "DurationGoal");
    foldBase(to, goal);
    integer(to, "MinimumDurationInSeconds", duration->minimumDurationInSeconds());
  } else if (auto *pages = dynamic_cast<const service::PagesViewedPerVisitGoal *>(&goal)) {
    fold_item(to, "PagesViewedPerVisitGoal");
    foldBase(to, goal);
    integer(to, "MinimumPagesViewed", pages->minimumPagesViewed());
  } else if (auto *event = dynamic_cast<const service::EventGoal *>(&goal)) {
    fold_item(to, "EventGoal");
    foldBase(to, goal);
    text(to, "ActionExpression", event->actionExpression());
    text(to, "ActionOperator", event->actionOperator());
    text(to, "CategoryExpression", event->categoryExpression());
    text(to, "CategoryOperator", event->categoryOperator());
    text(to, "LabelExpression", event->labelExpression());
    text(to, "LabelOperator", event->labelOperator());
    decimal(to, "Value", event->value());
    text(to, "ValueOperator", event->valueOperator());
  } else if (auto *offline = dynamic_cast<const service::OfflineConversionGoal *>(&goal)) {
    fold_item(to, "OfflineConversionGoal");
    foldBase(to, goal);
    boolean(to, "IsExternallyAttributed", offline->isExternallyAttributed());
  } else {
    fold_item(to, "another type");
  }
}

void foldConversion(worker_values *to, const service::OfflineConversion &conversion) {
  fold_item(to, "OfflineConversion");
  text(to, "ConversionCurrencyCode", conversion.conversionCurrencyCode());
  text(to, "ConversionName", conversion.conversionName());
  if (conversion.conversionTime().present()) {
    const auto &time = *conversion.conversionTime();
    struct tm fields = {};
    fields.tm_year = time.year() - 1900;
    fields.tm_mon = time.month() - 1;
    fields.tm_mday = time.day();
    fields.tm_hour = time.hours();
    fields.tm_min = time.minutes();
    fields.tm_sec = static_cast<int>(time.seconds());
    fold_integer(to, "ConversionTime", timegm(&fields));
  }
  if (conversion.conversionValue().present()) fold_double(to, "ConversionValue", *conversion.conversionValue());
  text(to, "MicrosoftClickId", conversion.microsoftClickId());
}

void foldError(worker_values *to, const service::BatchError &error) {
  fold_item(to, "BatchError");
  integer(to, "Code", error.code());
  text(to, "Details", error.details());
  text(to, "ErrorCode", error.errorCode());
  text(to, "FieldPath", error.fieldPath());
  integer(to, "Index", error.index());
  text(to, "Message", error.message());
  text(to, "Type", error.type());
}

const char *values(worker *worker, worker_values *to) {
  return guarded([&] {
    auto message = decodeMessage(worker);
    switch (worker->kind) {
      case GOALS:
        for (const auto &goal : message->goals->conversionGoals()->conversionGoal()) foldGoal(to, goal);
        break;
      case CONVERSIONS:
        for (const auto &item : message->conversions->offlineConversions()->offlineConversion())
          foldConversion(to, item);
        break;
      case ERRORS:
        for (const auto &error : message->errors->partialErrors()->batchError()) foldError(to, error);
        break;
    }
    to->nils = -1;
  });
}

}  // namespace

int main() {
  XMLPlatformUtils::Initialize();
  worker worker = {};
  worker.decode = decode;
  worker.values = values;
  worker.prepare = prepare;
  worker.forget = forget;
  worker.encode = encode;
  return worker_main(&worker);
}

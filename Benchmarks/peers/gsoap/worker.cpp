// gSOAP: the serializers that wsdl2h and soapcpp2 make of the same WSDL, on whole envelopes in memory.
#include <cstring>
#include <string>

#include "../common/worker.h"
#include "soapH.h"
#include "BasicHttpBinding_USCOREICampaignManagementService.nsmap"

namespace {

const soap_mode modes = SOAP_C_UTFSTRING | SOAP_XML_TREE;

struct Session {
  struct soap *soap = soap_new1(modes);
  const char *next = nullptr;
  size_t left = 0;
  std::string out;
  // The value that was decoded last; one of these, by kind.
  _ns1__GetConversionGoalsByIdsResponse *goals = nullptr;
  _ns1__ApplyOfflineConversionsRequest *conversions = nullptr;
  _ns1__ApplyOfflineConversionsResponse *errors = nullptr;
  bool isPrepared = false;
};

Session session;

size_t receive(struct soap *, char *buffer, size_t capacity) {
  size_t count = session.left < capacity ? session.left : capacity;
  memcpy(buffer, session.next, count);
  session.next += count;
  session.left -= count;
  return count;
}

int append(struct soap *, const char *bytes, size_t count) {
  session.out.append(bytes, count);
  return SOAP_OK;
}

const char *failure() {
  static char text[1024];
  soap_sprint_fault(session.soap, text, sizeof text);
  for (char *c = text; *c; c++)
    if (*c == '\n') *c = ' ';
  return text;
}

void release() {
  soap_destroy(session.soap);
  soap_end(session.soap);
  session.isPrepared = false;
}

int getContent(struct soap *soap, worker_kind kind) {
  switch (kind) {
    case GOALS:
      session.goals = soap_get__ns1__GetConversionGoalsByIdsResponse(
          soap, NULL, "ns1:GetConversionGoalsByIdsResponse", "");
      break;
    case CONVERSIONS:
      session.conversions = soap_get__ns1__ApplyOfflineConversionsRequest(
          soap, NULL, "ns1:ApplyOfflineConversionsRequest", "");
      break;
    case ERRORS:
      session.errors = soap_get__ns1__ApplyOfflineConversionsResponse(
          soap, NULL, "ns1:ApplyOfflineConversionsResponse", "");
      break;
  }
  return soap->error;
}

const char *decodeAndKeep(worker *worker) {
  struct soap *soap = session.soap;
  release();
  session.next = worker->bytes;
  session.left = worker->count;
  soap->frecv = receive;
  if (soap_begin_recv(soap) || soap_envelope_begin_in(soap) || soap_recv_header(soap) || soap_body_begin_in(soap) ||
      getContent(soap, worker->kind) || soap_body_end_in(soap) || soap_envelope_end_in(soap) || soap_end_recv(soap))
    return failure();
  session.isPrepared = true;
  return NULL;
}

const char *decode(worker *worker) {
  const char *error = decodeAndKeep(worker);
  release();
  return error;
}

const char *prepare(worker *worker) { return session.isPrepared ? NULL : decodeAndKeep(worker); }

int putContent(struct soap *soap, worker_kind kind) {
  switch (kind) {
    case GOALS:
      return session.goals->soap_put(soap, "ns1:GetConversionGoalsByIdsResponse", "");
    case CONVERSIONS:
      return session.conversions->soap_put(soap, "ns1:ApplyOfflineConversionsRequest", "");
    case ERRORS:
      return session.errors->soap_put(soap, "ns1:ApplyOfflineConversionsResponse", "");
  }
  return SOAP_ERR;
}

const char *encode(worker *worker, const char **bytes, size_t *count) {
  struct soap *soap = session.soap;
  session.out.clear();
  soap->fsend = append;
  soap_serializeheader(soap);
  if (soap_begin_send(soap) || soap_envelope_begin_out(soap) || soap_putheader(soap) || soap_body_begin_out(soap) ||
      putContent(soap, worker->kind) || soap_body_end_out(soap) || soap_envelope_end_out(soap) || soap_end_send(soap))
    return failure();
  *bytes = session.out.data();
  *count = session.out.size();
  return NULL;
}

// MARK: Checksum

void text(worker_values *to, const char *name, const std::string *value) {
  if (value && !value->empty()) fold_text(to, name, value->c_str());
}

template <typename Integer>
void integer(worker_values *to, const char *name, const Integer *value) {
  if (value) fold_integer(to, name, *value);
}

void boolean(worker_values *to, const char *name, const bool *value) {
  if (value) fold_text(to, name, *value ? "true" : "false");
}

void decimal(worker_values *to, const char *name, const std::string *value) {
  if (value) fold_decimal(to, name, value->c_str());
}

#define WORD(TO, VALUE, NAME, TYPE) \
  if ((VALUE)->NAME) fold_text(TO, #NAME, soap_ns1__##TYPE##2s(session.soap, *(VALUE)->NAME))

void foldBase(worker_values *to, ns1__ConversionGoal *goal) {
  WORD(to, goal, AttributionModelType, AttributionModelType);
  integer(to, "ConversionWindowInMinutes", goal->ConversionWindowInMinutes);
  WORD(to, goal, CountType, ConversionGoalCountType);
  boolean(to, "ExcludeFromBidding", goal->ExcludeFromBidding);
  WORD(to, goal, GoalCategory, ConversionGoalCategory);
  integer(to, "Id", goal->Id);
  text(to, "Name", goal->Name);
  if (goal->Revenue) {
    text(to, "CurrencyCode", goal->Revenue->CurrencyCode);
    WORD(to, goal->Revenue, Type, ConversionGoalRevenueType);
    decimal(to, "Value", goal->Revenue->Value);
  }
  WORD(to, goal, Scope, EntityScope);
  WORD(to, goal, Status, ConversionGoalStatus);
  integer(to, "TagId", goal->TagId);
  WORD(to, goal, TrackingStatus, ConversionGoalTrackingStatus);
  WORD(to, goal, Type, ConversionGoalType);
}

void foldGoal(worker_values *to, ns1__ConversionGoal *goal) {
  if (auto *url = dynamic_cast<ns1__UrlGoal *>(goal)) {
    fold_item(to, "UrlGoal");
    foldBase(to, goal);
    text(to, "UrlExpression", url->UrlExpression);
    WORD(to, url, UrlOperator, ExpressionOperator);
  } else if (auto *duration = dynamic_cast<ns1__DurationGoal *>(goal)) {
    fold_item(to, "DurationGoal");
    foldBase(to, goal);
    integer(to, "MinimumDurationInSeconds", duration->MinimumDurationInSeconds);
  } else if (auto *pages = dynamic_cast<ns1__PagesViewedPerVisitGoal *>(goal)) {
    fold_item(to, "PagesViewedPerVisitGoal");
    foldBase(to, goal);
    integer(to, "MinimumPagesViewed", pages->MinimumPagesViewed);
  } else if (auto *event = dynamic_cast<ns1__EventGoal *>(goal)) {
    fold_item(to, "EventGoal");
    foldBase(to, goal);
    text(to, "ActionExpression", event->ActionExpression);
    WORD(to, event, ActionOperator, ExpressionOperator);
    text(to, "CategoryExpression", event->CategoryExpression);
    WORD(to, event, CategoryOperator, ExpressionOperator);
    text(to, "LabelExpression", event->LabelExpression);
    WORD(to, event, LabelOperator, ExpressionOperator);
    decimal(to, "Value", event->Value);
    WORD(to, event, ValueOperator, ValueOperator);
  } else if (auto *offline = dynamic_cast<ns1__OfflineConversionGoal *>(goal)) {
    fold_item(to, "OfflineConversionGoal");
    foldBase(to, goal);
    boolean(to, "IsExternallyAttributed", offline->IsExternallyAttributed);
  } else {
    fold_item(to, "another type");
  }
}

void foldConversion(worker_values *to, ns1__OfflineConversion *conversion) {
  fold_item(to, "OfflineConversion");
  text(to, "ConversionCurrencyCode", conversion->ConversionCurrencyCode);
  text(to, "ConversionName", conversion->ConversionName);
  integer(to, "ConversionTime", conversion->ConversionTime);
  if (conversion->ConversionValue) fold_double(to, "ConversionValue", *conversion->ConversionValue);
  text(to, "MicrosoftClickId", conversion->MicrosoftClickId);
}

void foldError(worker_values *to, ns1__BatchError *error) {
  fold_item(to, "BatchError");
  integer(to, "Code", error->Code);
  text(to, "Details", error->Details);
  text(to, "ErrorCode", error->ErrorCode);
  text(to, "FieldPath", error->FieldPath);
  integer(to, "Index", error->Index);
  text(to, "Message", error->Message);
  text(to, "Type", error->Type);
}

const char *values(worker *worker, worker_values *to) {
  if (const char *error = decodeAndKeep(worker)) return error;
  switch (worker->kind) {
    case GOALS:
      for (auto *goal : session.goals->ConversionGoals->ConversionGoal) foldGoal(to, goal);
      break;
    case CONVERSIONS:
      for (auto *conversion : session.conversions->OfflineConversions->OfflineConversion)
        foldConversion(to, conversion);
      break;
    case ERRORS:
      for (auto *error : session.errors->PartialErrors->BatchError) foldError(to, error);
      break;
  }
  to->nils = -1;  // gSOAP does not tell absent from nil
  release();
  return NULL;
}

}  // namespace

int main() {
  worker worker = {};
  worker.decode = decode;
  worker.values = values;
  worker.prepare = prepare;
  worker.forget = release;
  worker.encode = encode;
  return worker_main(&worker);
}

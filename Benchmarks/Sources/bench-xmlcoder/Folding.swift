import BenchmarkWorker
import Foundation

extension MessageValues {
  mutating func fold(_ goal: Goal) {
    item(String(goal.typeName.split(separator: ":").last ?? ""))
    text("AttributionModelType", goal.attributionModelType?.rawValue)
    integer("ConversionWindowInMinutes", goal.conversionWindowInMinutes)
    text("CountType", goal.countType?.rawValue)
    boolean("ExcludeFromBidding", goal.excludeFromBidding)
    text("GoalCategory", countingNil(goal.goalCategory)?.rawValue)
    integer("Id", goal.id)
    text("Name", goal.name)
    text("CurrencyCode", countingNil(goal.revenue?.currencyCode))
    text("Type", goal.revenue?.type?.rawValue)
    decimal("Value", goal.revenue?.value?.description)
    text("Scope", goal.scope?.rawValue)
    text("Status", goal.status?.rawValue)
    integer("TagId", countingNil(goal.tagId))
    text("TrackingStatus", goal.trackingStatus?.rawValue)
    text("Type", goal.type)
    text("UrlExpression", goal.urlExpression)
    text("UrlOperator", goal.urlOperator?.rawValue)
    integer("MinimumDurationInSeconds", goal.minimumDurationInSeconds)
    integer("MinimumPagesViewed", goal.minimumPagesViewed)
    text("ActionExpression", goal.actionExpression)
    text("ActionOperator", goal.actionOperator?.rawValue)
    text("CategoryExpression", goal.categoryExpression)
    text("CategoryOperator", goal.categoryOperator?.rawValue)
    text("LabelExpression", countingNil(goal.labelExpression))
    text("LabelOperator", countingNil(goal.labelOperator)?.rawValue)
    decimal("Value", goal.value?.description)
    text("ValueOperator", goal.valueOperator?.rawValue)
    boolean("IsExternallyAttributed", goal.isExternallyAttributed)
  }

  mutating func fold(_ conversion: Conversion) {
    item("OfflineConversion")
    text("ConversionCurrencyCode", conversion.currencyCode)
    text("ConversionName", conversion.name)
    if let time = conversion.time {
      let seconds = try? Date(String(time.prefix(19)) + "Z", strategy: .iso8601).timeIntervalSince1970
      integer("ConversionTime", Int(seconds ?? -1))
    }
    double("ConversionValue", conversion.value)
    text("MicrosoftClickId", conversion.microsoftClickId)
  }

  mutating func fold(_ error: BatchError) {
    item("BatchError")
    integer("Code", error.code)
    text("Details", countingNil(error.details))
    text("ErrorCode", error.errorCode)
    text("FieldPath", countingNil(error.fieldPath))
    text("ForwardCompatibilityMap", countingNil(error.forwardCompatibilityMap))
    integer("Index", error.index)
    text("Message", error.message)
    text("Type", error.type)
  }

  private mutating func countingNil<Value>(_ member: Nillable<Value>?) -> Value? {
    if member?.isNil == true { nils += 1 }
    return member?.value
  }
}

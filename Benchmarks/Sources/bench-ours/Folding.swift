import BenchmarkWorker
import CampaignManagementV13
import XSDRuntime

/// The values of the members that the messages have, in schema order.
extension MessageValues {
  mutating func fold(_ goal: AnyConversionGoal) {
    switch goal {
    case .urlGoal(let goal):
      item("UrlGoal")
      foldBase(goal.conversionGoal)
      text("UrlExpression", goal.urlExpression)
      text("UrlOperator", goal.urlOperator?.rawValue)
    case .durationGoal(let goal):
      item("DurationGoal")
      foldBase(goal.conversionGoal)
      integer("MinimumDurationInSeconds", goal.minimumDurationInSeconds)
    case .pagesViewedPerVisitGoal(let goal):
      item("PagesViewedPerVisitGoal")
      foldBase(goal.conversionGoal)
      integer("MinimumPagesViewed", goal.minimumPagesViewed)
    case .eventGoal(let goal):
      item("EventGoal")
      foldBase(goal.conversionGoal)
      fold(goal)
    case .offlineConversionGoal(let goal):
      item("OfflineConversionGoal")
      foldBase(goal.conversionGoal)
      boolean("IsExternallyAttributed", goal.isExternallyAttributed)
    default:
      item("another type")
    }
  }

  private mutating func foldBase(_ goal: ConversionGoal) {
    text("AttributionModelType", goal.attributionModelType?.rawValue)
    integer("ConversionWindowInMinutes", goal.conversionWindowInMinutes)
    text("CountType", goal.countType?.rawValue)
    boolean("ExcludeFromBidding", goal.excludeFromBidding)
    countNil(goal, \.goalCategory)
    text("GoalCategory", goal.goalCategory?.rawValue)
    integer("Id", goal.id)
    text("Name", goal.name)
    if let revenue = goal.revenue {
      countNil(revenue, \.currencyCode)
      text("CurrencyCode", revenue.currencyCode)
      text("Type", revenue.type?.rawValue)
      decimal("Value", revenue.value?.description)
    }
    text("Scope", goal.scope?.rawValue)
    text("Status", goal.status?.rawValue)
    countNil(goal, \.tagId)
    integer("TagId", goal.tagId)
    text("TrackingStatus", goal.trackingStatus?.rawValue)
    text("Type", goal.type?.description)
  }

  private mutating func fold(_ goal: EventGoal) {
    text("ActionExpression", goal.actionExpression)
    text("ActionOperator", goal.actionOperator?.rawValue)
    text("CategoryExpression", goal.categoryExpression)
    text("CategoryOperator", goal.categoryOperator?.rawValue)
    countNil(goal, \.labelExpression)
    countNil(goal, \.labelOperator)
    text("LabelExpression", goal.labelExpression)
    text("LabelOperator", goal.labelOperator?.rawValue)
    decimal("Value", goal.value?.description)
    text("ValueOperator", goal.valueOperator?.rawValue)
  }

  mutating func fold(_ conversion: OfflineConversion) {
    item("OfflineConversion")
    text("ConversionCurrencyCode", conversion.conversionCurrencyCode)
    text("ConversionName", conversion.conversionName)
    integer("ConversionTime", conversion.conversionTime?.instant?.secondsSinceEpoch)
    double("ConversionValue", conversion.conversionValue)
    text("MicrosoftClickId", conversion.microsoftClickId)
  }

  mutating func fold(_ error: AnyBatchError) {
    item("BatchError")
    let error = error.batchError
    integer("Code", error.code)
    countNil(error, \.details)
    countNil(error, \.fieldPath)
    countNil(error, \.forwardCompatibilityMap)
    text("Details", error.details)
    text("ErrorCode", error.errorCode)
    text("FieldPath", error.fieldPath)
    integer("Index", error.index)
    text("Message", error.message)
    text("Type", error.type)
  }

  private mutating func countNil<Value: XMLComplexType, Member>(
    _ value: Value, _ member: WritableKeyPath<Value, Member?>
  ) {
    if value.isNil(member) { nils += 1 }
  }
}

import Foundation
import XMLCoder

struct Envelope: Codable {
  struct Body: Codable {
    var goals: GoalsResponse?
    var conversions: ConversionsRequest?
    var errors: ErrorsResponse?

    enum CodingKeys: String, CodingKey {
      case goals = "GetConversionGoalsByIdsResponse"
      case conversions = "ApplyOfflineConversionsRequest"
      case errors = "ApplyOfflineConversionsResponse"
    }
  }

  var body: Body

  enum CodingKeys: String, CodingKey { case body = "Body" }
}

/// XMLCoder knows no `xsi:nil`, so members that may have it are elements with an attribute.
struct Nillable<Value: Codable & Sendable>: Codable, Sendable, DynamicNodeEncoding {
  var isNil: Bool?
  var value: Value?

  enum CodingKeys: String, CodingKey {
    case isNil = "i:nil"
    case value = ""
  }

  static func nodeEncoding(for key: any CodingKey) -> XMLEncoder.NodeEncoding {
    key.stringValue == "i:nil" ? .attribute : .element
  }
}

struct GoalsResponse: Codable {
  struct Goals: Codable {
    var items: [Goal]
    enum CodingKeys: String, CodingKey { case items = "ConversionGoal" }
  }

  var goals: Goals
  enum CodingKeys: String, CodingKey { case goals = "ConversionGoals" }
}

/// A goal of any type: XMLCoder knows no `xsi:type`, so it has the members of all.
struct Goal: Codable, DynamicNodeEncoding {
  enum AttributionModel: String, Codable { case lastClick = "LastClick", lastTouch = "LastTouch" }
  enum Count: String, Codable { case all = "All", unique = "Unique" }
  enum Category: String, Codable, Sendable { case purchase = "Purchase", lead = "SubmitLeadForm", signup = "Signup" }
  enum Scope: String, Codable { case account = "Account", customer = "Customer" }
  enum Status: String, Codable { case active = "Active", paused = "Paused" }
  enum Tracking: String, Codable {
    case recording = "RecordingConversions", unverified = "TagUnverified", none = "NoRecentConversions"
  }
  enum Operator: String, Codable, Sendable {
    case equals = "Equals", beginsWith = "BeginsWith", contains = "Contains", greaterThan = "GreaterThan"
  }

  struct Revenue: Codable {
    enum Kind: String, Codable { case fixed = "FixedValue", variable = "VariableValue" }
    var currencyCode: Nillable<String>?
    var type: Kind?
    var value: Decimal?

    enum CodingKeys: String, CodingKey {
      case currencyCode = "CurrencyCode"
      case type = "Type"
      case value = "Value"
    }
  }

  var typeName: String
  var attributionModelType: AttributionModel?
  var conversionWindowInMinutes: Int32?
  var countType: Count?
  var excludeFromBidding: Bool?
  var goalCategory: Nillable<Category>?
  var id: Int64?
  var name: String?
  var revenue: Revenue?
  var scope: Scope?
  var status: Status?
  var tagId: Nillable<Int64>?
  var trackingStatus: Tracking?
  var type: String?
  var urlExpression: String?
  var urlOperator: Operator?
  var minimumDurationInSeconds: Int32?
  var minimumPagesViewed: Int32?
  var actionExpression: String?
  var actionOperator: Operator?
  var categoryExpression: String?
  var categoryOperator: Operator?
  var labelExpression: Nillable<String>?
  var labelOperator: Nillable<Operator>?
  var value: Decimal?
  var valueOperator: Operator?
  var isExternallyAttributed: Bool?

  enum CodingKeys: String, CodingKey {
    case typeName = "i:type"
    case attributionModelType = "AttributionModelType"
    case conversionWindowInMinutes = "ConversionWindowInMinutes"
    case countType = "CountType"
    case excludeFromBidding = "ExcludeFromBidding"
    case goalCategory = "GoalCategory"
    case id = "Id"
    case name = "Name"
    case revenue = "Revenue"
    case scope = "Scope"
    case status = "Status"
    case tagId = "TagId"
    case trackingStatus = "TrackingStatus"
    case type = "Type"
    case urlExpression = "UrlExpression"
    case urlOperator = "UrlOperator"
    case minimumDurationInSeconds = "MinimumDurationInSeconds"
    case minimumPagesViewed = "MinimumPagesViewed"
    case actionExpression = "ActionExpression"
    case actionOperator = "ActionOperator"
    case categoryExpression = "CategoryExpression"
    case categoryOperator = "CategoryOperator"
    case labelExpression = "LabelExpression"
    case labelOperator = "LabelOperator"
    case value = "Value"
    case valueOperator = "ValueOperator"
    case isExternallyAttributed = "IsExternallyAttributed"
  }

  static func nodeEncoding(for key: any CodingKey) -> XMLEncoder.NodeEncoding {
    key.stringValue == "i:type" ? .attribute : .element
  }
}

struct ConversionsRequest: Codable {
  struct Conversions: Codable {
    var items: [Conversion]
    enum CodingKeys: String, CodingKey { case items = "OfflineConversion" }
  }

  var conversions: Conversions
  enum CodingKeys: String, CodingKey { case conversions = "OfflineConversions" }
}

struct Conversion: Codable {
  var currencyCode: String?
  var name: String?
  /// As text: none of XMLCoder's ways to read a `Date` takes a time with seven digits of fraction.
  var time: String?
  var value: Double?
  var microsoftClickId: String?

  enum CodingKeys: String, CodingKey {
    case currencyCode = "ConversionCurrencyCode"
    case name = "ConversionName"
    case time = "ConversionTime"
    case value = "ConversionValue"
    case microsoftClickId = "MicrosoftClickId"
  }
}

struct ErrorsResponse: Codable {
  struct Errors: Codable {
    var items: [BatchError]
    enum CodingKeys: String, CodingKey { case items = "BatchError" }
  }

  var errors: Errors
  enum CodingKeys: String, CodingKey { case errors = "PartialErrors" }
}

struct BatchError: Codable {
  var code: Int32?
  var details: Nillable<String>?
  var errorCode: String?
  var fieldPath: Nillable<String>?
  var forwardCompatibilityMap: Nillable<String>?
  var index: Int32?
  var message: String?
  var type: String?

  enum CodingKeys: String, CodingKey {
    case code = "Code"
    case details = "Details"
    case errorCode = "ErrorCode"
    case fieldPath = "FieldPath"
    case forwardCompatibilityMap = "ForwardCompatibilityMap"
    case index = "Index"
    case message = "Message"
    case type = "Type"
  }
}

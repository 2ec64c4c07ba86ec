import Receipts
import XSDRuntime

/// Uses both generated services and prints what the script looks for.
@main
struct Shop {
  static func main() throws {
    let request = Orders.PlaceOrderRequest(
      delivery: .express,
      line: [
        .orderLine(.init(article: "Lamp & shade", quantity: 2, price: .init(amount: 19.90, currency: "EUR"))),
        .gift(.init(article: "Card", quantity: 1, greeting: "Happy birthday")),
      ])
    let message = try request.xml()
    let reread = try Orders.PlaceOrderRequest(xml: message)
    print("orders round trip:", reread == request, message.contains("Lamp &amp; shade"))

    let answer = Stock.GetStockResponse(count: 3, delivery: [.standard, .express])
    print("stock round trip:", try Stock.GetStockResponse(xml: try answer.xml()) == answer)

    let confirmation = Orders.PlaceOrderResponse(number: 7, total: .init(amount: 39.80, currency: "EUR"))
    let receipt = try Receipt(message: confirmation.xml())
    print("receipt:", receipt.number, try total(of: confirmation.xml())?.description ?? "none")

    print("deliveries:", Orders.Delivery.allCases.map(\.rawValue).joined(separator: " "))
    print("services:", Orders.OrderService.defaultEndpoint, Stock.StockService.defaultEndpoint)
  }
}

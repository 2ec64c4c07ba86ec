import BenchmarkWorker

@main
enum Main {
  static func main() {
    var worker = Worker<Ours>()
    worker.run()
  }
}

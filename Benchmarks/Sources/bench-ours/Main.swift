import BenchmarkWorker

@main
enum Main {
  static func main() async {
    var worker = Worker<Ours>()
    await worker.run()
  }
}

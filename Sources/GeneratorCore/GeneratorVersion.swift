/// The version of the generator.
public enum GeneratorVersion {
  /// As `wsdl2swift --version` prints it and generated files name it.
  public static let current = "0.1.0"
}

/// What random histories once came to two answers about, each as the history that it comes down to.
enum FoundRows {
  static let all: [Row] = rules
}

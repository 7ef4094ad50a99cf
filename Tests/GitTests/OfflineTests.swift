import Foundation
import Git
import Testing

@Suite struct OfflineTests {
  /// What libgit2 calls to make ready for a network is the program's own, which does nothing.
  @Test(arguments: ["mbedtls_x509_crt_parse_file", "mbedtls_x509_crt_parse_path", "libssh2_init"])
  func noNetworkIsMadeReady(name: String) throws {
    _ = try TestRepository()
    let address = UInt(bitPattern: try #require(dlsym(nil, name)))
    let maps = try String(contentsOfFile: "/proc/self/maps", encoding: .utf8)
    let home = maps.split(separator: "\n").first { line in
      let ends = line.prefix { $0 != " " }.split(separator: "-").compactMap { UInt($0, radix: 16) }
      return ends.count == 2 && ends[0] <= address && address < ends[1]
    }
    let file = try #require(home)
    #expect(!file.contains(".so"), "\(name) is that of \(file)")
  }
}

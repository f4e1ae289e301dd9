import Domain
import Foundation
import Storage
import TestSupport
import Testing

@Suite struct InstitutionKeysTests {
  @Test func everyKeyFileIsForItsOwnersEyesOnly() throws {
    let house = try TemporaryHouse()
    for name in InstitutionKeys.Name.allCases {
      #expect(try mode(house.layout.keys.appending(path: name.rawValue)) == 0o600)
    }
    #expect(try mode(house.layout.keys) == 0o700)
  }

  @Test(arguments: InstitutionKeys.Name.allCases)
  func aKeyFileOthersCanReadIsRefusedWithTheCommandThatMendsIt(name: InstitutionKeys.Name) throws {
    let house = try TemporaryHouse()
    let file = house.layout.keys.appending(path: name.rawValue)
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file.path)
    let refusal = #expect(throws: StorageError.self) { try InstitutionKeys.load(from: house.layout.keys) }
    #expect(refusal?.description.contains("chmod 600 \(file.path)") == true)
  }

  @Test(arguments: InstitutionKeys.Name.allCases)
  func aMissingKeyFileIsNamedAndNothingIsMade(name: InstitutionKeys.Name) throws {
    let house = try TemporaryHouse()
    let file = house.layout.keys.appending(path: name.rawValue)
    try FileManager.default.removeItem(at: file)
    let refusal = #expect(throws: StorageError.self) { try InstitutionKeys.load(from: house.layout.keys) }
    #expect(refusal?.description.contains("The file \(name.rawValue) is missing") == true)
    #expect(!FileManager.default.fileExists(atPath: file.path))
  }

  @Test func aDamagedKeyFileIsNamedWithItsLine() throws {
    let house = try TemporaryHouse()
    let file = house.layout.keys.appending(path: "lookup")
    let text = try SecretFile.read(file)
    for (bad, words) in [
      (text + "half", "line 2"), ("0000000000000000 " + text.split(separator: " ")[1], "not the one its id names"),
      ("", "is empty"),
    ] {
      try SecretFile.write(bad, to: file)
      let refusal = #expect(throws: StorageError.self) { try InstitutionKeys.load(from: house.layout.keys) }
      #expect(refusal?.description.contains(words) == true)
    }
  }

  @Test(arguments: InstitutionKeys.Name.allCases)
  func anotherKeyThanTheHouseWasMadeWithIsRefused(name: InstitutionKeys.Name) throws {
    let house = try TemporaryHouse()
    let other = try TemporaryHouse(seed: 9)
    let foreign = try SecretFile.read(other.layout.keys.appending(path: name.rawValue))
    let refusal = #expect(throws: StorageError.self) {
      try house.reopen { try SecretFile.write(foreign, to: house.layout.keys.appending(path: name.rawValue)) }
    }
    #expect(refusal?.description.contains("keys/\(name.rawValue) is not the key this house was made with") == true)
  }

  @Test func makingKeysAgainTouchesNone() throws {
    let house = try TemporaryHouse()
    let before = try InstitutionKeys.Name.allCases.map {
      try SecretFile.read(house.layout.keys.appending(path: $0.rawValue))
    }
    try InstitutionKeys.make(in: house.layout.keys, entropy: .system)
    let after = try InstitutionKeys.Name.allCases.map {
      try SecretFile.read(house.layout.keys.appending(path: $0.rawValue))
    }
    #expect(before == after)
  }

  private func mode(_ file: URL) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
  }
}

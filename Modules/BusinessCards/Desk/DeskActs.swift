/// Everything the desk can be asked, so that a door offers all of it and nothing else.
package enum DeskActs {
  package static let all: [any DeskAct.Type] = [
    ContactActs.List.self, ContactActs.Show.self, ContactActs.Add.self, ContactActs.Join.self, ContactActs.Edit.self,
    ContactActs.End.self, CardActs.List.self, CardActs.Issue.self, CardActs.Replace.self, CardActs.Block.self,
    OrganisationActs.Show.self, OrganisationActs.List.self, OrganisationActs.Add.self, OrganisationActs.Close.self,
    DeviceActs.WhoAmI.self, DeviceActs.List.self, DeviceActs.Revoke.self, HistoryActs.List.self, HistoryActs.Undo.self,
    ImportActs.Import.self, ImportActs.Export.self,
  ]
}

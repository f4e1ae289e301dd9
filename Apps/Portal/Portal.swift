import Bootstrap
import BusinessCards
import Domain
import Hummingbird
import Identity
import Rights
import Storage

/// The portal as one value: the world it stands in, the desk it brings requests to, the pages it
/// shows. Tests build the same router as the program.
struct Portal: Sendable {
  let world: World
  let desk: RightsDesk
  let pages: PageRenderer
  let formKey: FormKey
  let origin: WebOrigin
  let errands = Errands()
  let orders = OrdersUnderWay()

  init(world: World) throws {
    self.world = world
    desk = world.desk
    pages = try PageRenderer()
    formKey = FormKey(from: world.store.keys[.lookup].secret)
    guard let origin = WebOrigin(world.settings.publicURL) else {
      throw ValidationFault("RECHTSPOOR_PUBLIC_URL is no web address.")
    }
    self.origin = origin
  }

  var store: Store { world.store }

  func router() -> Router<PortalContext> {
    let router = Router(context: PortalContext.self, options: .autoGenerateHeadEndpoints)
    router.add(middleware: SecurityHeaders(isEncrypted: origin.scheme == "https"))
    router.add(middleware: FaultPages(portal: self))
    addAssets(to: router)
    addHealth(to: router)
    addHome(to: router)
    addStatement(to: router)
    addWhy(to: router)
    addObjections(to: router)
    addLinks(to: router)
    addDeaths(to: router)
    addUnsubscribing(to: router)
    addSubscriptions(to: router)
    addRequests(to: router)
    addCertificates(to: router)
    addOpenDSR(to: router)
    addSignIn(to: router)
    addMyPages(to: router)
    addMyPreferences(to: router)
    addMyDetails(to: router)
    addMyExtra(to: router)
    addMyPassword(to: router)
    addBusiness(to: router)
    addBusinessAPI(to: router)
    addStaffSignIn(to: router)
    addOverseeing(to: router)
    addForeseeing(to: router)
    addProcessing(to: router)
    addTakingDown(to: router)
    return router
  }
}

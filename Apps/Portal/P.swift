import Hummingbird
import Mustache
import ServiceLifecycle
import ArgumentParser
enum P {}

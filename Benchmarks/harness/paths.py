"""Where things are."""
import os

BENCHMARKS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PACKAGE = os.path.dirname(BENCHMARKS)
PEERS = os.path.join(BENCHMARKS, "peers")
WORK = os.path.join(BENCHMARKS, ".build", "bench")
MESSAGES = os.path.join(WORK, "messages")
WSDL = os.path.join(PACKAGE, "schemas", "CampaignManagement", "v13", "CampaignManagement.wsdl")
# The service's own description with all its operations; it is not part of this package.
FULL_WSDL = os.path.join(PACKAGE, "..", "shared", "wsdl", "bing", "CampaignManagement-v13-2026.wsdl")

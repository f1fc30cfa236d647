"""From which network a request comes, as far as the proxies say that this site was told to trust.

For limits and for known devices. An address is never kept: whoever keeps a mark of it keeps a
digest under a key of the home.
"""

import ipaddress

from allauth.account.adapter import get_adapter
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest


def network_of(request: HttpRequest, *, v4: int, v6: int) -> str:
    """Give the network of a request, so many bits of its address; empty where none is known.

    Read as the sign-in library reads it: what stands before the trusted proxies' own words in
    X-Forwarded-For, a visitor may have written there.
    """
    try:
        found = ipaddress.ip_address(get_adapter(request).get_client_ip(request))
    except (ValueError, PermissionDenied, ImproperlyConfigured):
        return ""
    wide = v4 if found.version == 4 else v6
    return str(ipaddress.ip_network(f"{found}/{wide}", strict=False))

"""A real OpenID Connect provider on loopback, made of Authlib: it signs in whoever it is told to.

Authorization code with PKCE, a signed identity token, user information, discovery and keys.
"""

import json
import threading
import time
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit
from wsgiref.simple_server import WSGIRequestHandler, make_server

from authlib.oauth2 import AuthorizationServer
from authlib.oauth2.rfc6749 import OAuth2Payload, OAuth2Request
from authlib.oauth2.rfc6749.grants import AuthorizationCodeGrant
from authlib.oauth2.rfc6750 import BearerTokenGenerator
from authlib.oauth2.rfc7636 import CodeChallenge
from authlib.oidc.core import OpenIDCode, UserInfo
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "line-of-sight", "a secret of this test"
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)


def said(number: int) -> str:
    """A number as a key in JSON has it."""
    raw = number.to_bytes((number.bit_length() + 7) // 8, "big")
    return urlsafe_b64encode(raw).decode().rstrip("=")


def public_key() -> dict:
    """The public half, as a provider publishes it."""
    public = KEY.public_key().public_numbers()
    return {
        "kty": "RSA",
        "kid": "one",
        "use": "sig",
        "alg": "RS256",
        "n": said(public.n),
        "e": said(public.e),
    }


def private_key() -> dict:
    """The whole key, which signs."""
    held = KEY.private_numbers()
    return {**public_key(), "d": said(held.d), "p": said(held.p), "q": said(held.q),
            "dp": said(held.dmp1), "dq": said(held.dmq1), "qi": said(held.iqmp)}  # fmt: skip


class Client:
    """The one client: the site under test."""

    client_id = CLIENT

    def get_client_id(self):
        return CLIENT

    def check_redirect_uri(self, uri):
        return urlsplit(uri).path == "/account/outside/authority/login/callback/"

    def get_default_redirect_uri(self):
        return None

    def get_allowed_scope(self, scope):
        return scope

    def check_client_secret(self, secret):
        return secret == SECRET

    def check_endpoint_auth_method(self, method, _endpoint):
        return method in {"client_secret_basic", "client_secret_post"}

    def check_response_type(self, kind):
        return kind == "code"

    def check_grant_type(self, kind):
        return kind == "authorization_code"


@dataclass
class Code:
    """A code that was given out and not yet turned into a token."""

    code: str
    redirect_uri: str
    scope: str
    nonce: str
    user: dict
    code_challenge: str
    code_challenge_method: str
    auth_time: int = field(default_factory=lambda: int(time.time()))

    def get_redirect_uri(self):
        return self.redirect_uri

    def get_scope(self):
        return self.scope

    def get_nonce(self):
        return self.nonce

    def get_auth_time(self):
        return self.auth_time

    def get_acr(self):
        return None

    def get_amr(self):
        return None


class Payload(OAuth2Payload):
    """Parameters of a request."""

    def __init__(self, values):
        self.values = values

    @property
    def data(self):
        return {name: found[0] for name, found in self.values.items()}

    @property
    def datalist(self):
        return self.values


class Request(OAuth2Request):
    """A request as Authlib reads it."""

    def __init__(self, environ):
        length = int(environ.get("CONTENT_LENGTH") or 0)
        self.body_values = parse_qs(environ["wsgi.input"].read(length).decode())
        self.query_values = parse_qs(environ.get("QUERY_STRING", ""))
        headers = {"Authorization": environ.get("HTTP_AUTHORIZATION", "")}
        headers = {name: value for name, value in headers.items() if value}
        address = f"http://{environ['HTTP_HOST']}{environ['PATH_INFO']}"
        super().__init__(environ["REQUEST_METHOD"], address, headers=headers)
        self.payload = Payload({**self.query_values, **self.body_values})

    @property
    def args(self):
        return {name: found[0] for name, found in self.query_values.items()}

    @property
    def form(self):
        return {name: found[0] for name, found in self.body_values.items()}


class Server(AuthorizationServer):
    """Authlib's server, which keeps what it needs in memory."""

    def __init__(self, provider):
        super().__init__(scopes_supported=["openid", "profile", "email"])
        self.provider = provider
        self.register_token_generator(
            "default", BearerTokenGenerator(lambda **_: f"token-{time.monotonic_ns()}")
        )

    def query_client(self, client_id):
        return Client() if client_id == CLIENT else None

    def save_token(self, token, request):
        self.provider.tokens[token["access_token"]] = request.user

    def create_oauth2_request(self, request):
        return request

    def handle_response(self, status, body, headers):
        text = json.dumps(body) if isinstance(body, dict) else body
        return status, dict(headers), text or ""

    def send_signal(self, *_args, **_kwargs):
        pass


class Grant(AuthorizationCodeGrant):
    """Gives a code for a sign-in, once."""

    TOKEN_ENDPOINT_AUTH_METHODS = ("client_secret_basic", "client_secret_post")

    def save_authorization_code(self, code, request):
        asked = request.payload.data
        self.server.provider.codes[code] = Code(
            code, asked["redirect_uri"], asked["scope"], asked.get("nonce", ""),
            request.user, asked.get("code_challenge", ""),
            asked.get("code_challenge_method", ""),
        )  # fmt: skip

    def query_authorization_code(self, code, _client):
        return self.server.provider.codes.get(code)

    def delete_authorization_code(self, code):
        del self.server.provider.codes[code.code]

    def authenticate_user(self, code):
        return code.user


class Identity(OpenIDCode):
    """Says who signed in, in a signed token."""

    def __init__(self, provider):
        super().__init__()
        self.provider = provider

    def exists_nonce(self, _nonce, _request):
        return False

    def resolve_client_private_key(self, _client):
        return private_key()

    def get_client_claims(self, _client):
        return {"iss": self.provider.issuer or self.provider.address}

    def get_encode_header(self, _client):
        return {"alg": "RS256", "kid": "one"}

    def generate_user_info(self, user, _scope):
        return UserInfo(**user)


class Provider:
    """The provider: `user` is whoever signs in next, as claims."""

    def __init__(self):
        self.address = ""
        self.user = {}
        self.codes, self.tokens = {}, {}
        self.issuer = None
        self.server = Server(self)
        self.server.register_grant(Grant, [Identity(self), CodeChallenge(required=True)])

    def discovery(self):
        return {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "userinfo_endpoint": f"{self.address}/userinfo",
            "jwks_uri": f"{self.address}/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_basic"],
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
        }

    def answer(self, environ):
        path, request = environ["PATH_INFO"], Request(environ)
        if path == "/authorize":
            grant = self.server.get_consent_grant(request, end_user=self.user)
            return self.server.create_authorization_response(request, self.user, grant)
        if path == "/token":
            return self.server.create_token_response(request)
        if path == "/userinfo":
            bearer = environ.get("HTTP_AUTHORIZATION", "").removeprefix("Bearer ")
            return 200, {}, json.dumps(self.tokens[bearer])
        found = {
            "/.well-known/openid-configuration": self.discovery,
            "/keys": lambda: {"keys": [public_key()]},
        }[path]()
        return 200, {}, json.dumps(found)

    def __call__(self, environ, start_response):
        status, headers, text = self.answer(environ)
        headers.setdefault("Content-Type", "application/json")
        start_response(f"{status} .", list(headers.items()))
        return [text.encode()]


class Silent(WSGIRequestHandler):
    """Says nothing on the terminal."""

    def log_message(self, *_args):
        pass


@contextmanager
def running() -> Iterator[Provider]:
    """Run a provider until the block ends."""
    provider = Provider()
    server = make_server("127.0.0.1", 0, provider, handler_class=Silent)
    provider.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def browser(address: str) -> str:
    """Open an address as a browser would, and say where it is sent on to."""
    import http.client  # noqa: PLC0415

    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.netloc, timeout=10)
    connection.request("GET", f"{parts.path}?{parts.query}")
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return SimpleNamespace(status=answer.status, to=answer.headers.get("Location", "")).to

"""What Django and its sign-in library are told: second factor, single sign-on, limits, time-outs.

From the environment: `LINEOFSIGHT_OIDC_URL`, `LINEOFSIGHT_OIDC_CLIENT`, `LINEOFSIGHT_OIDC_SECRET`
name the authority's own sign-in (Entra ID, for one); `LINEOFSIGHT_OIDC_VOUCHES=1` says that every
address it gives is verified, for a provider that does not say it of each.
"""

from collections.abc import Mapping
from typing import Any

PROVIDER = "authority"
"""The name of the authority's own sign-in in addresses."""

APPS = (
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
)


def sign_in(environ: Mapping[str, str], *, title: str) -> dict[str, Any]:
    """Give the settings of sign-in for this environment."""
    return {
        "AUTHENTICATION_BACKENDS": [
            "lineofsight.accounts.backend.ActivePeople",
            "allauth.account.auth_backends.AuthenticationBackend",
        ],
        "LOGIN_URL": "account_login",
        "LOGIN_REDIRECT_URL": "/",
        "ACCOUNT_ADAPTER": "lineofsight.accounts.adapters.PeopleAdapter",
        "ACCOUNT_LOGIN_METHODS": {"email"},
        "ACCOUNT_SIGNUP_FIELDS": ["email*", "password1*"],
        "ACCOUNT_USER_MODEL_USERNAME_FIELD": None,
        "ACCOUNT_USER_DISPLAY": str,
        "ACCOUNT_EMAIL_VERIFICATION": "none",
        "ACCOUNT_EMAIL_NOTIFICATIONS": False,
        "ACCOUNT_SESSION_REMEMBER": False,
        "ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE": False,
        "ACCOUNT_REAUTHENTICATION_TIMEOUT": 300,
        "ACCOUNT_PREVENT_ENUMERATION": True,
        "ACCOUNT_RATE_LIMITS": {"login_failed": "30/m/ip,5/5m/key", "login": "120/m/ip"},
        "ALLAUTH_TRUSTED_PROXY_COUNT": int(environ.get("LINEOFSIGHT_PROXIES", "0")),
        "MFA_SUPPORTED_TYPES": ["totp", "recovery_codes"],
        "MFA_TOTP_ISSUER": title,
        "MFA_TOTP_TOLERANCE": 1,
        "SOCIALACCOUNT_ADAPTER": "lineofsight.accounts.adapters.AuthorityAdapter",
        "SOCIALACCOUNT_ONLY": False,
        "SOCIALACCOUNT_EMAIL_AUTHENTICATION": False,  # see the adapter: no password is wiped
        "SOCIALACCOUNT_LOGIN_ON_GET": True,
        "SOCIALACCOUNT_OPENID_CONNECT_URL_PREFIX": "",
        "SOCIALACCOUNT_PROVIDERS": _providers(environ),
        "AUTH_PASSWORD_VALIDATORS": [
            {
                "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
                "OPTIONS": {"min_length": 12},
            },
            {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
            {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
             "OPTIONS": {"user_attributes": ["email", "name"]}},
        ],
    }  # fmt: skip


def _providers(environ: Mapping[str, str]) -> dict[str, Any]:
    """Name the authority's own sign-in, where it has one."""
    address = environ.get("LINEOFSIGHT_OIDC_URL")
    if not address:
        return {}
    app = {
        "provider_id": PROVIDER,
        "name": environ.get("LINEOFSIGHT_OIDC_NAME", "your council account"),
        "client_id": environ.get("LINEOFSIGHT_OIDC_CLIENT", ""),
        "secret": environ.get("LINEOFSIGHT_OIDC_SECRET", ""),
        "settings": {
            "server_url": address,
            "oauth_pkce_enabled": True,
            "verified_email": environ.get("LINEOFSIGHT_OIDC_VOUCHES") == "1",
        },
    }
    return {"openid_connect": {"APPS": [app]}}

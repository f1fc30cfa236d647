"""What Django needs to know; everything that differs between sites comes from the environment.

`LINEOFSIGHT_HOME` names the home folder, `DATABASE_URL` a PostgreSQL database instead of the file
in it, `LINEOFSIGHT_HOSTS` the names the site answers to, `LINEOFSIGHT_STATIC` where collected
style sheets lie, `LINEOFSIGHT_TRAINING` a site of invented
children, and `LINEOFSIGHT_INSECURE` a laptop that is reached without TLS.
"""

import os
from pathlib import Path

from django.utils.functional import lazy

from lineofsight.accounts.sign_in_settings import APPS as SIGN_IN_APPS
from lineofsight.accounts.sign_in_settings import sign_in
from lineofsight.notices.mail_settings import mail, site_address
from lineofsight.records import keys
from lineofsight.records.home import Home
from lineofsight.records.origin import not_real
from lineofsight.web.database import from_address, in_file

HOME = Home(Path(os.environ.get("LINEOFSIGHT_HOME", "lineofsight-home")).absolute())
TRAINING = os.environ.get("LINEOFSIGHT_TRAINING") == "1"
if TRAINING:
    not_real(HOME)  # the passwords of a training site are known to all
INSECURE = os.environ.get("LINEOFSIGHT_INSECURE") == "1"

SECRET_KEY = lazy(lambda: keys.key(HOME, "sessions").hex(), str)()  # made when first needed
DEBUG = False
ALLOWED_HOSTS = os.environ.get("LINEOFSIGHT_HOSTS", "localhost,127.0.0.1").split(",")
ROOT_URLCONF = "lineofsight.web.urls"
WSGI_APPLICATION = "lineofsight.web.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.Person"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "lineofsight.accounts.apps.AccountsConfig",
    "lineofsight.answers.apps.AnswersConfig",
    "lineofsight.boards.apps.BoardsConfig",
    "lineofsight.commentary.apps.CommentaryConfig",
    "lineofsight.feeds.apps.FeedsConfig",
    "lineofsight.notices.apps.NoticesConfig",
    "lineofsight.plan.apps.PlanConfig",
    "lineofsight.plan.updates.apps.UpdatesConfig",
    "lineofsight.ui.apps.UiConfig",
    "lineofsight.web.data.apps.DataConfig",
    "lineofsight.web",
    "django_tasks",
    "django_tasks_db",
    *SIGN_IN_APPS,
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "lineofsight.web.headers.policy",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "lineofsight.web.errors.ended",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "lineofsight.web.pictured.pictured",
    "lineofsight.web.ended.GivesBack",
    "lineofsight.feeds.bearer.Bearer",
    "lineofsight.web.errors.without_null",
    "lineofsight.accounts.middleware.AccessMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "lineofsight.web.surroundings.site",
            ]
        },
    }
]

_address = os.environ.get("DATABASE_URL")
DATABASES = {"default": from_address(_address) if _address else in_file(HOME.site)}

SECOND_FACTOR = os.environ.get("LINEOFSIGHT_SECOND_FACTOR", "0" if TRAINING else "1") == "1"
globals().update(sign_in(os.environ, title="Line of Sight"))
globals().update(mail(os.environ))
SITE_ADDRESS = site_address(os.environ, hosts=ALLOWED_HOSTS)
NOTICE_SOURCES = [
    "lineofsight.plan.updates.telling.digest",
    "lineofsight.plan.updates.telling.changes_waiting",
    "lineofsight.plan.updates.telling.approvals_waiting",
    "lineofsight.plan.updates.telling.not_reported",
    "lineofsight.boards.telling.answered",
    "lineofsight.boards.telling.altered",
    "lineofsight.boards.telling.declined",
    "lineofsight.plan.updates.telling.closings_declined",
    "lineofsight.boards.telling.meetings_ahead",
    "lineofsight.answers.telling.answers_waiting",
    "lineofsight.web.data.telling.loads",
    "lineofsight.notices.of_people.roles_waiting",
]

CSRF_FAILURE_VIEW = "lineofsight.web.errors.not_sent_from_here"

CACHES = {
    "default": {
        "BACKEND": "lineofsight.accounts.passing.Passing",
        "LOCATION": "accounts_passing",
        "KEY_FUNCTION": "lineofsight.accounts.passing.digest",
        "OPTIONS": {"MAX_ENTRIES": 0},
    }
}

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = os.environ.get("LINEOFSIGHT_STATIC")  # not set: served from the package
WHITENOISE_USE_FINDERS = True
_HASHED = "whitenoise.storage.CompressedManifestStaticFilesStorage"
_AS_IT_IS = "django.contrib.staticfiles.storage.StaticFilesStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": _HASHED if STATIC_ROOT else _AS_IT_IS,
        # Collected by root and read by the site's own user: not as closed as what people send.
        "OPTIONS": {"file_permissions_mode": 0o644, "directory_permissions_mode": 0o755},
    },
}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}  # no broker: see `work`
FILE_UPLOAD_HANDLERS = [
    "lineofsight.web.data.limits.Bounded",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
FILE_UPLOAD_PERMISSIONS = 0o600

SESSION_COOKIE_AGE = 15 * 60
SESSION_SAVE_EVERY_REQUEST = True
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = not INSECURE
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 0 if INSECURE else 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not INSECURE
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}

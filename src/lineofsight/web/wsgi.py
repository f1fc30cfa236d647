"""The site as gunicorn, or any other server of WSGI, runs it."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lineofsight.web.settings")

application = get_wsgi_application()

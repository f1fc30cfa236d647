"""Addresses of the records: what arrived, what is sent, and what has to be mended."""

from django.urls import path

from lineofsight.web.data import arrived, mending, rolling, sending, taking

urlpatterns = [
    path("data/", arrived.data, name="data"),
    path("data/loads/<str:seal>/", arrived.arrival, name="arrival"),
    path("data/loads/<str:seal>/roll-back/", rolling.roll_back, name="roll-back"),
    path("data/coverage/", arrived.coverage, name="coverage"),
    path("data/changed/", arrived.restatements, name="restatements"),
    path("data/send/", sending.upload, name="upload"),
    path("data/sent/<str:key>/", sending.load, name="load"),
    path("data/sent/<str:key>/load/", sending.commit, name="load-commit"),
    path("data/sent/<str:key>/approve/", sending.approve, name="load-approve"),
    path("data/sent/<str:key>/decline/", sending.decline, name="load-decline"),
    path("data/sent/<str:key>/look-again/", sending.look_again, name="load-look-again"),
    path("data/sent/<str:key>/let-go/", sending.let_go, name="load-let-go"),
    path("mend/", mending.mend, name="mend"),
    path("mend/take/", taking.take, name="mend-take"),
]

"""The address of commentary."""

from django.urls import path

from lineofsight.commentary import views

urlpatterns = [path("indicators/<str:code>/commentary/", views.write, name="commentary")]

"""Addresses of questions and answers."""

from django.urls import path

from lineofsight.answers import views

urlpatterns = [
    path("ask/", views.ask, name="ask"),
    path("answers/", views.register, name="answers"),
    path("answers/<int:number>/", views.answer, name="answer"),
    path("answers/<int:number>/prepare/", views.prepare, name="answer-prepare"),
    path("answers/<int:number>/decide/", views.decide, name="answer-decide"),
    path("answers/<int:number>/table.<slug:shape>", views.download, name="answer-table"),
]

"""Addresses of the boards."""

from django.urls import path

from lineofsight.boards.pages import (
    bodies,
    coverage,
    documents,
    items,
    keeping,
    public,
    sight,
    stepping,
    visits,
)

urlpatterns = [
    path("boards/", bodies.boards, name="boards"),
    path("boards/new/", keeping.new, name="board-new"),
    path("boards/<int:number>/", bodies.board, name="board"),
    path("boards/<int:number>/add/<slug:what>/", keeping.add, name="board-add"),
    path("boards/seats/<int:number>/end/", keeping.end_seat, name="seat-end"),
    path("boards/meetings/<int:number>/", bodies.meeting, name="meeting"),
    path("boards/meetings/<int:number>/add/<slug:what>/", keeping.add_to_meeting,
         name="meeting-add"),
    path("boards/decisions/<int:number>/", keeping.decision, name="decision"),
    path("boards/items/", items.items, name="items"),
    path("boards/items/new/", items.raise_item, name="item-raise"),
    path("boards/items/<int:number>/", items.item, name="item"),
    path("boards/items/<int:number>/<slug:act>/", stepping.step, name="item-act"),
    path("boards/findings/", coverage.coverage, name="findings"),
    path("boards/visits/", visits.visits, name="visits"),
    path("boards/visits/new/", visits.new, name="visit-new"),
    path("boards/visits/<int:number>/", visits.visit, name="visit"),
    path("boards/visits/<int:number>/add/<slug:what>/", visits.add, name="visit-add"),
    path("boards/visits/sent/<int:number>/", visits.send, name="data-send"),
    path("boards/documents/", documents.documents, name="documents"),
    path("boards/documents/new/", documents.new, name="document-new"),
    path("boards/documents/<int:number>/", documents.document, name="document"),
    path("boards/documents/<int:number>/add/<slug:what>/", documents.add, name="document-add"),
    path("boards/documents/versions/<int:number>/", documents.file, name="document-file"),
    path("boards/documents/answers/<int:number>/", documents.answer, name="document-answer"),
    path(
        "boards/documents/answers/<int:number>/withdraw/", documents.withdraw,
        name="document-withdraw",
    ),
    path("boards/documents/holds/<int:number>/", documents.end_hold, name="hold-end"),
    path("boards/line-of-sight/", sight.newest, name="sight"),
    path("boards/line-of-sight/new/", sight.write, name="sight-write"),
    path("boards/line-of-sight/<int:number>/right/", sight.put_right, name="sight-right"),
    path("boards/line-of-sight/<str:month>/", sight.of_month, name="sight-month"),
    path("you-said/", public.you_said, name="you-said"),
]  # fmt: skip

"""Addresses of accounts: signing in and out, people and roles, looks and what bends the rules."""

from allauth.account import views as entrance
from allauth.mfa.base import views as second_factor
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.socialaccount import views as outside
from django.urls import include, path

from lineofsight.accounts.access import PUBLIC, SIGNED_IN, declared
from lineofsight.accounts.views import (
    bending,
    listing,
    looking,
    people,
    reason,
    restricted,
    signing,
)

PROVIDED_NOT = (
    "account_signup",
    "account_email",
    "account_set_password",
    "account_reset_password",
    "account_email_verification_sent",
    "socialaccount_signup",
    "socialaccount_connections",
)
"""Names the sign-in library links to, for pages this site does not have."""

urlpatterns = [
    *declared(
        PUBLIC,
        path("account/sign-in/", entrance.login, name="account_login"),
        path("account/inactive/", entrance.account_inactive, name="account_inactive"),
        path("account/code/", second_factor.authenticate, name="mfa_authenticate"),
        path(
            "account/outside/cancelled/",
            outside.login_cancelled,
            name="socialaccount_login_cancelled",
        ),
        path("account/outside/error/", outside.login_error, name="socialaccount_login_error"),
        path("account/outside/", include("allauth.socialaccount.providers.openid_connect.urls")),
    ),
    *declared(
        SIGNED_IN,
        path("account/password/", entrance.password_change, name="account_change_password"),
        path("account/confirm/", entrance.reauthenticate, name="account_reauthenticate"),
        path("account/second-factor/", second_factor.index, name="mfa_index"),
        path("account/confirm-code/", second_factor.reauthenticate, name="mfa_reauthenticate"),
        path("account/second-factor/app/", totp.activate_totp, name="mfa_activate_totp"),
        path("account/second-factor/remove/", totp.deactivate_totp, name="mfa_deactivate_totp"),
        path(
            "account/recovery-codes/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"
        ),
        path(
            "account/recovery-codes/new/",
            recovery.generate_recovery_codes,
            name="mfa_generate_recovery_codes",
        ),
    ),
    path("account/", signing.own, name="account"),
    path("account/sign-out/", signing.sign_out, name="account_logout"),
    path("account/sign-out/everywhere/", signing.sign_out_everywhere, name="sign-out-everywhere"),
    path("account/new-device/", signing.new_device_answered, name="new-device-answered"),
    *(
        path(f"account/absent/{number}/", signing.not_there, name=name)
        for number, name in enumerate(PROVIDED_NOT)
    ),
    path("looks/", looking.everything, name="looks"),
    path("looks/export/", looking.export, name="looks-export"),
    path("looks/counts/", looking.counts, name="looks-counts"),
    path("looks/mine/", looking.mine, name="my-looks"),
    path("looks/child/<str:token>/", looking.at_child, name="child-looks"),
    path("looks/reason/", reason.give_reason, name="give-reason"),
    path("looks/emergency/", bending.open_in_emergency, name="emergency"),
    path("looks/emergencies/", bending.emergencies, name="emergencies"),
    path("looks/emergencies/<int:number>/", bending.review, name="emergency-review"),
    path("looks/restrictions/", restricted.restrictions, name="restrictions"),
    path("looks/restrictions/<str:token>/set/", bending.restrict, name="restrict"),
    path("looks/restrictions/<str:token>/name/", listing.name_first, name="name-first"),
    path("looks/restrictions/<int:number>/list/", listing.named_list, name="named-list"),
    path(
        "looks/restrictions/<int:number>/<str:act>/",
        restricted.change_restriction,
        name="restriction-change",
    ),
    path("looks/conflicts/", bending.conflicts, name="conflicts"),
    path("looks/conflicts/<int:number>/end/", bending.end_conflict, name="conflict-end"),
    path("people/", people.everybody, name="people"),
    path("people/new/", people.new, name="person-new"),
    path("people/<int:number>/", people.one, name="person"),
    path("people/<int:number>/account/<str:act>/", people.change_account, name="account-change"),
    path("people/roles/<int:number>/<str:act>/", people.change_grant, name="grant-change"),
]

"""Code sets of the two censuses that no other return uses, and when codes of the census began.

Lines as `code_sets` declares them: `code=meaning | other spelling`. Sources: the schemas of the
children in need census (2017 to 2026) and of the workforce census (2022).
"""

CENSUS_SETS: dict[str, tuple[str, ...]] = {
    "upn_unknown": (
        "UN1=Not in school and too young or too old for a number",
        "UN2=Not in school, for another reason",
        "UN3=Educated outside England",
        "UN4=Newly looked after or in need, and not yet known",
        "UN5=Not known, for another reason",
        "UN6=Referred, and no further action taken",
        "UN7=Referral and assessment not yet complete",
    ),
    "org_role": (
        "1=Senior manager",
        "2=Middle manager",
        "3=First line manager",
        "4=Senior practitioner",
        "5=Case holder",
        "6=Qualified without cases",
    ),
    "start_origin": (
        "1=Newly qualified social worker",
        "2=Social worker in another authority in England",
        "3=Social worker outside England",
        "4=Agency or consultancy in social work in England",
        "5=Other social work in England, not for an authority",
        "6=Other social care in England",
        "7=Not social care, any role outside England, no employment or a career break",
        "8=Other",
        "9=Not known",
        "10=Not yet collected",
    ),
    "leaver_destination": (
        "1=Social worker in another authority in England",
        "2=Social worker outside England",
        "3=Agency or consultancy in social work in England",
        "4=Other social work in England, not for an authority",
        "5=Other social care in England",
        "6=Not social care, any role outside England, no employment or a career break",
        "7=Other",
        "8=Not known",
        "9=Not yet collected",
    ),
    "leaving_reason": (
        "1=Resignation",
        "2=Voluntary redundancy",
        "3=Compulsory redundancy",
        "4=Dismissed",
        "5=Retired",
        "6=Deceased",
        "7=Moved to another role within the authority, not child and family social work",
        "8=Other",
        "9=Not known",
        "10=Not yet collected",
    ),
    "qualification_level": ("1=Undergraduate | Under-graduate", "2=Postgraduate | Post-graduate",
                            "3=Other"),
    "absence_reason": (
        "MAT=Maternity or paternity leave",
        "OTH=Other paid and authorised absence",
        "PUB=Paid absence for public duties",
        "SIC=Sick leave",
        "TRN=Training",
        "UNA=Unauthorised absence",
        "UNP=Unpaid and authorised absence",
    ),
    "practice_status": (
        "1=Assessed and supported year in employment (ASYE)",
        "2=Frontline practitioner",
        "3=Practice supervisor",
        "4=Practice leader",
    ),
}  # fmt: skip

SINCE: dict[tuple[str, str], int] = {
    **{("assessment_factor", code): 2021 for code in ("18B", "18C", "19B", "19C")},
    ("assessment_factor", "24A"): 2022,
    ("contact_source", "5D"): 2023,
    ("closure_reason", "RC9"): 2023,
}
"""Set and code -> the first collection of the children in need census that has it."""

"""Every code set of the standard dataset: the code kept, what it means, other spellings met.

A value is matched ignoring case, with or without its letter (`a) WBRI` is `WBRI`), with or
without what follows the code (`U1: Foster placement`), and in its long form (`White British`).
Sources: Ofsted's child-level data guidance, the SSDA903 and children in need guides, local feeds.
"""

from dataclasses import dataclass
from types import MappingProxyType

from lineofsight.kernel.codes import NOT_RECORDED
from lineofsight.records.standard.code_sets_census import CENSUS_SETS


@dataclass(frozen=True)
class Code:
    """One code: how it is kept, what it means, and other spellings that mean the same."""

    code: str
    meaning: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class CodeSet:
    """A named set of codes; `not recorded` is a member of every set without being listed."""

    name: str
    members: tuple[Code, ...]

    @property
    def codes(self) -> dict[str, str]:
        """Code -> meaning, in the order a form would offer them."""
        return {member.code: member.meaning for member in self.members}


def _set(name: str, **members: str) -> CodeSet:
    """Declare a set whose codes are Python names: `meaning | other spelling | other spelling`."""
    return _listed(name, *(f"{code}={text}" for code, text in members.items()))


def _listed(name: str, *lines: str) -> CodeSet:
    """Declare a set from lines `code=meaning | other spelling | other spelling`."""
    members = []
    for line in lines:
        code, _, rest = line.partition("=")
        meaning, *also = (part.strip() for part in rest.split("|"))
        members.append(Code(code.strip(), meaning or code.strip(), tuple(also)))
    return CodeSet(name, tuple(members))


_SETS = (
    _listed("yes_no", "yes=Yes | Y | 1 | true | T", "no=No | N | 0 | false | F",
            f"{NOT_RECORDED}=Not recorded | Unknown | Not known | U | NA | N/A"),
    _listed("interview_offered", "yes=Yes | Y | 1 | true | T", "no=No | N | 0 | false | F",
            "does not apply=Died, or the episode was recorded in error | NA | N/A | "
            "Not applicable",
            f"{NOT_RECORDED}=Not recorded | Unknown | Not known | U"),
    _listed("sex", "male=Male | M | 1 | boy", "female=Female | F | 2 | girl",
            "neither=Neither | indeterminate | I | 9 | d",
            f"{NOT_RECORDED}=Not stated or recorded | Not stated/recorded | Not stated | U | "
            "Unknown | 0 | unborn"),
    _set("ethnicity",
         WBRI="White British", WIRI="White Irish", WIRT="Traveller of Irish heritage",
         WOTH="Any other White background", WROM="Gypsy/Roma | Gypsy or Roma",
         MWBC="White and Black Caribbean", MWBA="White and Black African",
         MWAS="White and Asian", MOTH="Any other Mixed background | Mixed",
         AIND="Indian", APKN="Pakistani", ABAN="Bangladeshi",
         AOTH="Any other Asian background", BCRB="Caribbean | Black Caribbean",
         BAFR="African | Black African", BOTH="Any other Black background", CHNE="Chinese",
         OOTH="Any other ethnic group", REFU="Refused",
         NOBT="Information not yet obtained | Not obtained | Unknown"),
    _listed("ethnicity_group", "White=White", "Mixed=Mixed", "Asian=Asian or Asian British",
            "Black=Black or Black British", "Other=Other ethnic group",
            "Not known=Refused, or not yet obtained"),
    _listed("contact_source", "1A=Family member, relative or carer | Individual | INDFRC",
            "1B=Acquaintance | INDACQ", "1C=Self | INDSELF", "1D=Other individual | INDOTH",
            "2A=Schools | School", "2B=Education services | EDUSERV",
            "3A=General practitioner | GP | Health services | HSERVGP",
            "3B=Health visitor | HSERVHVSTR", "3C=School nurse | HSERVSNRSE",
            "3D=Other primary health services | HSERVPHSERV",
            "3E=Accident and emergency | A&E | HSERVAE",
            "3F=Other health services | HSERVOTHR", "4=Housing | HOUSLA",
            "5A=Local authority social care | LA services | LASERVSCR",
            "5B=Other internal service | LASERVOINT",
            "5C=Another authority's services | LASERVEXT",
            "5D=Local authority early help",
            "6=Police", "7=Other legal agency | OTHERLEG", "8=Other", "9=Anonymous | ANON",
            "10=Unknown | UNK"),
    _listed("source_group", *(f"{group}={group}" for group in (
        "Individual", "Schools", "Education services", "Health services", "Housing",
        "Local authority services", "Police", "Other legal agency", "Other", "Anonymous",
        "Unknown"))),
    _listed("contact_outcome", "referral=New referral | CIN referral",
            "enquiry=Child protection enquiry", "existing case=Existing referral",
            "early help=Early help | EH referral", "other=Other outcome",
            "advice=Advice or information only | information and advice",
            "no further action=No further action | NFA"),
    _listed("mash_rating", "red=Red | R", "amber=Amber | A", "green=Green | G"),
    _listed("early_help_end_reason", "outcomes met=Outcomes met | needs met | goals achieved",
            "stepped up=Stepped up to social care | step up | escalated to social care",
            "consent withdrawn=Consent withdrawn | family disengaged | declined",
            "moved away=Moved away | moved out of area", "died=Died", "other=Other"),
    _set("need", N1="Abuse or neglect", N2="Child's disability",
         N3="Parental disability or illness | Parents illness or disability | "
            "Parental illness or disability",
         N4="Family in acute stress", N5="Family dysfunction",
         N6="Socially unacceptable behaviour", N7="Low income", N8="Absent parenting",
         N9="Cases other than children in need", N0="Not stated"),
    _set("closure_reason", RC1="Adopted", RC2="Died",
         RC3="Child arrangements order | Residence order", RC4="Special guardianship order",
         RC5="Transferred to services of another local authority | Transfer to another LA",
         RC6="Transferred to adult social care services | Transfer to Adult Social Services",
         RC7="Services ceased for any other reason, including child no longer in need | "
             "Services ceased for any other reason | 'Other' incl. Child no longer in need",
         RC8="Case closed after assessment, no further action | Case closed after assessment",
         RC9="Case closed after assessment, referred to early help"),
    _listed("assessment_outcome", "looked after=To be looked after",
            "strategy discussion=Strategy discussion or section 47 enquiry",
            "legal action=Legal action", "services=Services provided | CIN plan",
            "short breaks=Short breaks provided", "specialist assessment=Specialist assessment",
            "other agency=Referred to another agency", "other=Other outcome",
            "no further action=No further action | NFA | Case closure"),
    _listed("assessment_factor", *(f"{code}={meaning}" for code, meaning in (
        *((f"{number}{who}", f"{what}: {whose}") for number, what in (
            (1, "Alcohol misuse"), (2, "Drug misuse"), (3, "Domestic abuse"),
            (4, "Mental health"), (5, "Learning disability"), (6, "Physical disability"))
          for who, whose in (("A", "the child"), ("B", "a parent"), ("C", "another person"))),
        ("7A", "Young carer"), *((f"8{kind}", f"Privately fostered ({kind})") for kind in "ABCDEF"),
        ("9A", "Unaccompanied asylum-seeking child"), ("10A", "Missing"),
        ("11A", "Child sexual exploitation"), ("12A", "Trafficking"), ("13A", "Gangs"),
        ("14A", "Socially unacceptable behaviour"), ("15A", "Self-harm"), ("16A", "Neglect"),
        ("17A", "Emotional abuse"), ("18A", "Physical abuse"),
        ("18B", "Physical abuse: child on child"), ("18C", "Physical abuse: adult on child"),
        ("19A", "Sexual abuse"), ("19B", "Sexual abuse: child on child"),
        ("19C", "Sexual abuse: adult on child"), ("20", "Other"),
        ("21", "No factors identified"), ("22A", "Female genital mutilation"),
        ("23A", "Abuse linked to faith or belief"), ("24A", "Child criminal exploitation")))),
    _listed("s47_outcome", "conference=Initial child protection conference",
            "legal action=Legal action", "services=Services provided",
            "assessment continues=The single assessment continues", "monitored=Monitored",
            "other=Other outcome", "no further action=No further action | NFA"),
    _listed("disability", "NONE=No disability", "MOB=Mobility", "HAND=Hand function",
            "PC=Personal care", "INC=Incontinence", "COMM=Communication", "LD=Learning",
            "HEAR=Hearing", "VIS=Vision", "BEH=Behaviour", "CON=Consciousness",
            "AUT=Autism or Asperger syndrome", "DDA=Another disability under the Equality Act"),
    _listed("strategy_reason", "enquiry=To decide on an enquiry | section 47",
            "enquiry goes on=Further discussion in an enquiry | review", "missing=Missing episodes",
            "exploitation=Exploitation", "other=Other"),
    _listed("conference", "initial=Initial conference | ICPC", "review=Review conference | RCPC",
            "long plan=Managers' review of a long plan | long plan review"),
    _listed("case_status", "looked after=Looked after child | a",
            "protection plan=Child protection plan | b",
            "child in need plan=Child in need plan | CIN plan | c",
            "open assessment=Open assessment | d", "closed=Closed episode | closed | e"),
    _set("abuse", NEG="Neglect", PHY="Physical abuse", SAB="Sexual abuse",
         EMO="Emotional abuse", MUL="Multiple | Multiple/not recommended"),
    _set("legal_status", C1="Interim care order | ICO | Interim care orders",
         C2="Full care order | FCO | Full care orders",
         D1="Freeing order granted | Freeing order | Freed for Adoption",
         E1="Placement order granted | Placement order",
         V2="Single period of accommodation under section 20 | Single period under S20 | "
            "Accommodated under S20",
         V3="Short-term breaks, episodes recorded | Short term breaks, episodes recorded",
         V4="Short-term breaks, agreements recorded | Short term breaks, agreements recorded",
         L1="Police protection, in local authority accommodation | "
            "Police protection LA accommodation",
         L2="Emergency protection order | EPO",
         L3="Child assessment order, in local authority accommodation | "
            "Child assessment order LA accommodation",
         J1="Remanded to local authority or youth detention | "
            "Remanded to LA or youth detention",
         J2="Accommodated under PACE | LA accommodation under PACE",
         J3="Youth rehabilitation order"),
    _set("placement_type", U1="Foster, relative or friend, long term",
         U2="Foster, relative or friend, approved adopter",
         U3="Foster, relative or friend, not long term",
         U4="Foster, other carer, long term", U5="Foster, other carer, approved adopter",
         U6="Foster, other carer, not long term",
         A3="Placed for adoption with consent, current foster carer",
         A4="Placed for adoption with consent, not current foster carer",
         A5="Placed for adoption with order, current foster carer",
         A6="Placed for adoption with order, not current foster carer",
         P1="Placed with parents | Placed with own parents", P2="Independent living",
         P3="Residential employment",
         H5="Semi-independent living | Residential accommodation",
         K1="Secure children's home | Secure Children's Homes",
         K2="Children's home | Children's Homes",
         K3="Supported accommodation, registered", R1="Residential care home",
         R2="NHS or health trust | NHS/Health Trust",
         R3="Family centre or mother and baby unit", R5="Young offender institution",
         S1="Residential school", T0="Temporary move | Temporary placement",
         T1="Temporary, hospital", T2="Temporary, holiday", T3="Temporary, carer on holiday",
         T4="Temporary, seven days or less", Z1="Other placements",
         Z11="Other, unregistered", Z12="Other, unregistered", Z13="Other, unregistered",
         Z14="Other, unregistered"),
    _set("placement_provider", PR0="Parents or other with parental responsibility",
         PR1="Own provision | Own LA", PR2="Other local authority", PR3="Other public provision",
         PR4="Private provision | Private", PR5="Voluntary or third sector"),
    _set("care_end_reason", X1="Episode ceases and another begins | CodeError",
         E11="Adopted, unopposed", E12="Adopted, consent dispensed with", E2="Died",
         E3="Care taken over by another authority",
         E4A="Returned home as part of planning", E4B="Returned home, not part of planning",
         E13="Left to live with others without parental responsibility",
         E41="Child arrangements order | Residence order",
         E43="Special guardianship, former foster carers (to 2018)",
         E44="Special guardianship, others (to 2018)",
         E45="Special guardianship, former foster carer, relative or friend",
         E46="Special guardianship, former foster carer, other",
         E47="Special guardianship, relative or friend", E48="Special guardianship, other",
         E5="Independent living, supported", E6="Independent living, no support",
         E7="Adult residential care", E8="Any other reason", E9="Sentenced to custody",
         E14="Remand ended", E15="Age assessed 18 or over", E16="Moved abroad",
         E17="Aged 18 and remained with carers"),
    _set("episode_start_reason", S="Started to be looked after", L="Legal status change only",
         P="Placement and carer change", T="Placement change, same carer",
         B="Legal status, placement and carer change",
         U="Legal status and placement change, same carer"),
    _set("placement_change_reason", CARPL="Planned change", CLOSE="Resignation or closure",
         ALLEG="Allegation", STAND="Standards of care concern", APPRR="Approval removed",
         CREQB="Carer asked, child's behaviour", CREQO="Carer asked, other",
         CHILD="Child asked", LAREQ="Authority or placing officer asked",
         PLACE="Change in status of placement only", CUSTOD="Custody arrangement",
         OTHER="Other"),
    _set("participation", PN0="Under 4", PN1="Attended and spoke for self",
         PN2="Attended, advocate spoke", PN3="Attended, views by other means",
         PN4="Attended, no views", PN5="Not attended, advocate briefed",
         PN6="Not attended, views sent", PN7="Not attended, no views sent"),
    _listed("in_touch", "YES=In touch | Y | In touch", "NO=Not in touch | N",
            "DIED=Died", "REFU=Refuses contact | Refused", "NREQ=No longer requires service",
            "RHOM=Returned home"),
    _set("activity", F1="Full time higher education | Full time in higher education",
         P1="Part time higher education | Part time in higher education",
         F2="Full time education other than higher | Full time in education other than higher",
         P2="Part time education other than higher | Part time in education other than higher",
         F3="Full time training or employment | Full time in training or employment",
         P3="Part time training or employment | Part time in training or employment",
         F4="Full time apprenticeship or training", P4="Part time apprenticeship or training",
         F5="Full time employment", P5="Part time employment",
         G4="Not in education, employment or training: illness or disability",
         G5="Not in education, employment or training: other",
         G6="Not in education, employment or training: pregnancy or parenting"),
    _set("accommodation", B="With parents or relatives | Parents/relatives",
         C="Community home or other residential care | Community home / residential care",
         D="Semi-independent, transitional or self-contained accommodation",
         E="Supported lodgings", G="Gone abroad | Abroad", H="Deported",
         K="Ordinary lodgings, without formal support | Ordinary lodgings",
         R="Residence not known", S="No fixed abode or homeless | No fixed abode / homeless",
         T="Foyers and similar supported accommodation", U="Independent living",
         V="Emergency accommodation", W="Bed and breakfast", X="In custody",
         Y="Other accommodation", Z="With former foster carers"),
    _listed("suitability", "1=Suitable | a", "2=Not suitable | Unsuitable | b"),
    _listed("eligibility", "relevant=Relevant | Relevant child | a",
            "former relevant=Former relevant | Former relevant child | b",
            "qualifying=Qualifying | Qualifying care leaver | c",
            "eligible=Eligible | Eligible child | d", "other=Other | e"),
    _listed("visit_type", "CIN=Child in need visit | CIN visit",
            "CP=Child protection visit | CP visit",
            "CLA=Looked after visit | Looked after child visit | LAC | Child looked after visit | "
            "CLA visit | LAC visit",
            "care leaver=Care leaver visit | CL | leaving care"),
    _listed("visit_method", "in person=In person | face to face | home visit", "video=Video",
            "phone=Phone | telephone"),
    _listed("employment", "permanent=Permanent | perm", "agency=Agency", "interim=Interim",
            "secondee=Secondee | seconded"),
    _listed("role", "social worker=Social worker | SW", "senior social worker=Senior social worker",
            "NQSW=Newly qualified social worker | ASYE",
            "consultant practitioner=Consultant practitioner",
            "unit manager=Unit manager", "service manager=Service manager",
            "head of service=Head of service", "personal adviser=Personal adviser | PA",
            "other=Other"),
    _listed("allocation", "primary=Primary | allocated case worker | key worker",
            "secondary=Secondary | co-worker", "IRO=Independent reviewing officer",
            "manager-held=Manager-held | manager held | manager"),
    _listed("team_kind", *(f"{kind}={kind.capitalize()}" for kind in (
        "front door", "early help", "assessment", "care planning", "disability", "looked after",
        "leaving care", "adolescents", "fostering", "adoption", "quality", "business support",
        "other"))),
    _listed("grade", "outstanding=Outstanding", "good=Good",
            "requires improvement=Requires improvement | RI", "inadequate=Inadequate"),
    _listed("incident", "most serious violence=Most serious violence | MSV",
            "gun crime=Gun crime | gun", "knife crime=Knife crime | knife", "other=Other"),
    _listed("survey_question",
            "workload=My caseload is manageable in my hours | manageable workload",
            "supported=I am supported by my manager | supported by manager",
            "recommend=I would recommend working here | would recommend"),
    _listed("supervision", "personal=Personal", "case=Case", "group=Group"),
    _listed("household_type", "mainstream=Mainstream", "connected=Connected | kinship",
            "short break=Short break | short breaks"),
    _listed("exploitation", "sexual=Sexual exploitation | CSE",
            "criminal=Criminal exploitation or county lines | CCE | county lines"),
    _listed("risk_level", "high=High", "medium=Medium", "low=Low"),
    _listed("nrm_exploitation", "criminal=Criminal | forced criminality", "sexual=Sexual",
            "labour=Labour", "domestic=Domestic servitude", "other=Other"),
    _listed("youth_justice", "caution=Youth caution | caution | conditional caution",
            "conviction=Conviction"),
    _listed("court_document", "statement=Statement | witness statement", "care plan=Care plan",
            "assessment=Assessment", "other=Other"),
    _listed("application_type", "care=Care", "supervision=Supervision", "placement=Placement",
            "discharge=Discharge", "EPO=Emergency protection order", "secure=Secure"),
    _listed("pre_proceedings_outcome", "issue=Issue | issued", "step down=Step down",
            "continue=Continue"),
    _listed("placement_approval", "full=Assessed or approved in full | assessed | approved",
            "before assessment=With parents before the assessment (regulation 19) | regulation 19",
            "temporary=Temporary approval of a connected person (regulation 24) | regulation 24"),
    _listed("health_check", "initial=Initial | IHA | initial health assessment",
            "review=Review | RHA | review health assessment | Health assessment | Health",
            "dental=Dental | Dental check | Dentist",
            "development=Development check | Health surveillance check"),
    _listed("health_outcome", "done=Done | completed | attended | Y", "refused=Refused",
            "not attended=Not attended | DNA"),
    _listed("match_outcome", "agreed=Agreed", "deferred=Deferred", "not agreed=Not agreed"),
    _listed("missing_type", "M=Missing", "A=Away from placement without authorisation | Absent"),
    _listed("recruitment_route", *(f"{route}={route.capitalize()}" for route in (
        "campaign", "job fair", "agency request", "agency conversion", "referral"))),
    _listed("recruitment_stage", *(f"{stage}={stage.capitalize()}" for stage in (
        "contact", "application", "interview", "offer", "accepted", "started", "withdrawn",
        "declined"))),
    _listed("action_status", "not started=Not started", "on track=On track", "at risk=At risk",
            "off track=Off track", "complete awaiting evidence=Complete, awaiting evidence",
            "complete and embedded=Complete and embedded", "paused=Paused | superseded"),
    _listed("evidence_kind", "document=Document", "audit=Audit", "data signal=Data signal",
            "child or staff voice=Child or staff voice"),
    _listed("narrative_kind", "achievement=Achievement", "challenge=Challenge",
            "mitigation=Mitigation", "commentary=Commentary",
            "priority for next month=Priority for next month"),
    _listed("address_class", "open=Open", "protected=Protected", "sealed=Sealed"),
    _set("worker_change_reason", MANAGE="Case management", FCONTA="First contact",
         LEFTRL="Left role", ORGRST="Restructure", TSPROC="Transfer between teams",
         ABSENC="Absence", CHCHAN="Child asked", PCCHAN="Parent or carer asked",
         SWDIED="Worker died", OTHERS="Other"),
    _set("previous_permanence", P1="Adopted", P2="Special guardianship",
         P3="Residence or child arrangements order (to 2014)",
         P4="Child arrangements order", Z1="No previous permanence order"),
    _listed("permanence_order", "adoption=Adoption | Adoption order",
            "special guardianship=Special guardianship | SGO | Special guardianship order",
            "child arrangements=Child arrangements | CAO | Child arrangements order | RO | "
            "Residence order", "other=Other order"),
    _set("adopter_legal_status", L0="Single", L11="Married couple", L12="Civil partnership",
         L2="Unmarried couple, different sex", L3="Unmarried couple, same sex",
         L4="Sole adopter who is married or in partnership"),
    _set("adopter_sex", M1="One man", F1="One woman", MM="Two men", FF="Two women",
         MF="A man and a woman"),
    _set("reversal_reason", RD1="The child's needs changed subsequent to the decision | "
         "Child's needs changed",
         RD2="The court did not make a placement order | Court did not make a PO",
         RD3="Prospective adopters could not be found | Prospective adopters cannot be found",
         RD4="Any other reason"),
    _set("sdq_reason", SDQ1="No form returned", SDQ2="Carer refused", SDQ3="Not possible",
         SDQ4="Other", SDQ5="Child too young or too old"),
    _listed("permanence_plan", "return to family=Return to family | a", "adoption=Adoption | b",
            "SGO or CAO=SGO/CAO | c",
            "supported living=Supported living in the community | d",
            "long-term residential=Long-term residential placement | e",
            "long-term fostering=Long-term fostering | f", "other=Other | g"),
    _listed("placement_location", "in=In the authority | In | a", "out=Outside it | Out | b"),
    _listed("adopter_leaving_reason", "withdrew=Adopter withdrew from process | Withdrew | 1",
            "on hold=Process put on hold | Process on hold | 2",
            "refused=Application refused | 3"),
    *(_listed(name, *lines) for name, lines in CENSUS_SETS.items()),
)  # fmt: skip

CODE_SETS = MappingProxyType({codes.name: codes for codes in _SETS})
"""Every code set by name."""

ETHNICITY_GROUPS = MappingProxyType(
    {
        **dict.fromkeys(("WBRI", "WIRI", "WIRT", "WOTH", "WROM"), "White"),
        **dict.fromkeys(("MWBC", "MWBA", "MWAS", "MOTH"), "Mixed"),
        **dict.fromkeys(("AIND", "APKN", "ABAN", "AOTH", "CHNE"), "Asian"),
        **dict.fromkeys(("BCRB", "BAFR", "BOTH"), "Black"),
        "OOTH": "Other",
        **dict.fromkeys(("REFU", "NOBT", NOT_RECORDED), "Not known"),
    }
)
"""The five groups of the 18 ethnicity codes, and not known."""

SOURCE_GROUPS = MappingProxyType(
    {
        **dict.fromkeys(("1A", "1B", "1C", "1D"), "Individual"),
        "2A": "Schools",
        "2B": "Education services",
        **dict.fromkeys(("3A", "3B", "3C", "3D", "3E", "3F"), "Health services"),
        "4": "Housing",
        **dict.fromkeys(("5A", "5B", "5C", "5D"), "Local authority services"),
        "6": "Police",
        "7": "Other legal agency",
        "8": "Other",
        "9": "Anonymous",
        **dict.fromkeys(("10", NOT_RECORDED), "Unknown"),
    }
)
"""The group of each code of who made contact or referred, as in the national tables."""

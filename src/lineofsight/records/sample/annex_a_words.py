"""How Annex A spells its codes, as Ofsted's list of preferred codes prints them."""

SEX = {"M": "a) Male", "F": "b) Female", "U": "c) Not stated/recorded"}
YES_NO = {"yes": "a) Yes", "no": "b) No", "unknown": "c) Unknown", "": ""}
ETHNICITY = {
    code: f"{letter}) {code}"
    for letter, code in zip(
        "abcdefghijklmnopqrss",
        ("WBRI", "WIRI", "WIRT", "WOTH", "WROM", "MWBC", "MWBA", "MWAS", "MOTH", "AIND", "APKN",
         "ABAN", "AOTH", "BCRB", "BAFR", "BOTH", "CHNE", "OOTH", "REFU", "NOBT"),
        strict=True,
    )
}  # fmt: skip
SOURCE = {"1A": "a) 1A: Individual", "1B": "b) 1B: Individual", "1C": "c) 1C: Individual",
          "1D": "d) 1D: Individual", "2A": "e) 2A: Schools", "2B": "f) 2B: Education services",
          "3A": "g) 3A: Health services", "3B": "h) 3B: Health services",
          "3C": "i) 3C: Health services", "3D": "j) 3D: Health services",
          "3E": "k) 3E: Health services", "3F": "l) 3F: Health services", "4": "m) 4: Housing",
          "5A": "n) 5A: LA services", "5B": "o) 5B: LA services", "5C": "p) 5C: LA services",
          "6": "q) 6: Police", "7": "r) 7: Other legal agency", "8": "s) 8: Other",
          "9": "t) 9: Anonymous", "10": "u) 10: Unknown"}  # fmt: skip
NEED = {"N1": "N1 - Abuse or neglect", "N2": "N2 - Child\u2019s disability",
        "N3": "N3 - Parental disability or illness", "N4": "N4 - Family in acute stress",
        "N5": "N5 - Family dysfunction", "N6": "N6 - Socially unacceptable behaviour",
        "N7": "N7 - Low income", "N8": "N8 - Absent parenting",
        "N0": "N0 - Not stated"}  # fmt: skip
CLOSED = {"RC1": "RC1 - Adopted", "RC2": "RC2 - Died", "RC3": "RC3 - Child arrangements order",
          "RC4": "RC4 - Special guardianship order",
          "RC5": "RC5 - Transferred to services of another local authority",
          "RC6": "RC6 - Transferred to adult social care services",
          "RC7": "RC7 - Services ceased for any other reason, including child no longer in need",
          "RC8": "RC8 - Case closed after assessment, no further action",
          "RC9": "RC9 - Case closed after assessment, referred to early help"}  # fmt: skip
STATUS = {"in care": "a) Looked after child", "protected": "b) Child protection plan",
          "in need": "c) Child in need plan", "assessment": "d) Open assessment",
          "front": "d) Open assessment"}  # fmt: skip
ABUSE = {"NEG": "a) Neglect", "PHY": "b) Physical abuse", "SAB": "c) Sexual abuse",
         "EMO": "d) Emotional abuse", "MUL": "e) Multiple/not recommended"}  # fmt: skip
LEGAL = {"C1": "C1: ICO", "C2": "C2: FCO", "E1": "E1: Placement order",
         "V2": "V2: Single period under S20", "L1": "L1: Police protection LA accommodation",
         "L2": "L2: EPO"}  # fmt: skip
PERMANENCE = {"home": "a) Return to family", "adoption": "b) Adoption", "guardian": "c) SGO/CAO",
              "living": "d) Supported living in the community",
              "fostering": "f) Long-term fostering", "other": "g) Other"}  # fmt: skip
CEASED = {"E11": "a) E11: Adopted - application unopposed",
          "E12": "b) E12: Adopted - consent dispensed", "E3": "d) E3: Care taken by another LA",
          "E4A": "e) E4A: Returned home to live with parents or relatives - part of planning",
          "E4B": "f) E4B: Returned home to live with parents or relatives - not part of planning",
          "E13": "g) E13: Parents, relatives or other with no parental responsibility",
          "E45": "i) E45: Special Guardianship Orders - former carer relative/friend",
          "E46": "j) E46: Special Guardianship Orders - former carer other",
          "E47": "k) E47: Special Guardianship Orders - relative/friend",
          "E48": "l) E48: Special Guardianship Orders - other",
          "E5": "m) E5: Moved into independent living - supported",
          "E6": "n) E6: Moved into independent living - no support",
          "E7": "o) E7: Transferred to residential care funded by adult social services",
          "E9": "p) E9: Sentenced to custody",
          "E15": "r) E15: Age assessment determined child was 18 or over",
          "E16": "s) E16: Child moved abroad", "E8": "t) E8: Care ceased for any other reason",
          "E17": "E17: Aged 18 and remained with carers"}  # fmt: skip
PLACEMENT = {"U1": "a) U1: Foster placement - relatives - long term",
             "U3": "c) U3: Foster placement - relative - not FFA",
             "U4": "d) U4: Foster placement - long term",
             "U5": "e) U5: Foster placement - FFA", "U6": "f) U6: Foster placement - not FFA",
             "A5": "i) A5: Placed for adoption - order - foster",
             "A6": "j) A6: Placed for adoption - order - not foster",
             "P1": "k) P1: Placed with parents", "H5": "n) H5: Residential accommodation",
             "K2": "p) K2: Children\u2019s Homes", "R1": "q) R1: Residential Care Home",
             "R2": "r) R2: NHS/Health Trust", "S1": "u) S1: Residential school",
             "T3": "z) T3: Temporary placement - carer holiday"}  # fmt: skip
PROVIDER = {"PR0": "a) PR0: Parents/Parental responsibility", "PR1": "b) PR1: Own provision",
            "PR2": "c) PR2: Other LA provision", "PR4": "e) PR4: Private provision",
            "PR5": "f) PR5: Voluntary/third sector"}  # fmt: skip
ELIGIBLE = {"eligible": "d) Eligible child", "former relevant": "b) Former relevant child"}
TOUCH = {"YES": "a) Yes", "NO": "b) No"}
HOMES = {"B": "B: Parents/relatives", "C": "C: Community home / residential care",
         "D": "D: Semi-independent, transitional accommodation and self-contained accommodation",
         "E": "E: Supported lodgings", "K": "K: Ordinary lodgings, without formal support",
         "R": "R: Residence not known", "S": "S: No fixed abode / homeless",
         "T": "T: Foyers and similar supported accommodation", "U": "U: Independent living",
         "V": "V: Emergency accommodation", "W": "W: Bed and breakfast", "X": "X: In custody",
         "Y": "Y: Other accommodation", "Z": "Z: With former foster carers"}  # fmt: skip
SUITABLE = {"1": "a) Suitable", "2": "b) Unsuitable", "": ""}
DOES = {"F1": "F1: Full time in higher education",
        "F2": "F2: Full time in education other than higher",
        "P2": "P2: Part time in education other than higher",
        "F3": "F3: Full time in training or employment",
        "F4": "F4: Full time in training or apprenticeship", "F5": "F5: Full time employment",
        "P5": "P5: Part time employment",
        "G4": "G4: Not in education, employment or training - illness or disability",
        "G5": "G5: Not in education, employment or training - other",
        "G6": "G6: Not in education, employment or training - pregnancy or parenting",
        "": ""}  # fmt: skip
LEFT = {"1": "1 - Adopter withdrew from process", "2": "2 - Process put on hold",
        "3": "3 - Application refused", "": ""}  # fmt: skip

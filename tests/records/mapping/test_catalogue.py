"""Every list has its mapping, every mapping names what exists, every table can be filled."""

from lineofsight.records.mapping.catalogue import LISTS, MAPPINGS, PERSON_ORDER
from lineofsight.records.mapping.declaring import headings_of
from lineofsight.records.readers.catalogue import LAYOUTS
from lineofsight.records.standard import TABLES


def test_every_list_the_readers_know_is_mapped():
    assert {(one.family, one.name) for one in LAYOUTS} == set(MAPPINGS)


def test_a_mapping_names_headings_of_its_list_and_columns_of_its_tables():
    layouts = {(one.family, one.name): one for one in LAYOUTS}
    wrong = []
    for mapping in LISTS:
        headings = {column.heading for column in layouts[mapping.family, mapping.name].columns}
        wanted = [("person", mapping.person or {}), *((f.table, f.columns) for f in mapping.fills)]
        for table, columns in wanted:
            known = {column.name for column in TABLES[table].columns}
            wrong += [(mapping.name, table, name) for name in columns if name not in known]
            read = {h for origin in columns.values() for h in headings_of(origin)}
            wrong += [(mapping.name, table, heading) for heading in read - headings]

    assert wrong == []


def test_what_a_table_needs_is_filled_from_every_list_but_adoption():
    lacking = [
        (mapping.name, one.table, name)
        for mapping in LISTS
        for one in mapping.fills
        for name in TABLES[one.table].needs
        if name not in one.columns
    ]

    assert lacking == []


def test_every_table_is_filled_by_some_list():
    filled = {one.table for mapping in LISTS for one in mapping.fills}

    assert set(TABLES) - filled == {"person"}  # merged from the facts on every list


def test_every_list_with_facts_about_children_has_its_rank():
    telling = {(one.family, one.name) for one in LISTS if one.person}

    assert set(PERSON_ORDER) == telling
    assert len(PERSON_ORDER) == len(telling)

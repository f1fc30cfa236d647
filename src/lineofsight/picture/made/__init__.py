"""How a picture is made: each module fills some tables of it from the records and figures."""

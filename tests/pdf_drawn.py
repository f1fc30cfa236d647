"""A PDF as tests draw it: a page for each text, with a picture or a note where it is asked for."""

PICTURE = (
    b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8"
    b"/Length 1>>stream\n\x80\nendstream"
)
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
NOTE = b"<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(Ask)>>"
LINK = b"<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(https://a.example)>>>>"


def drawn(*texts, picture=False, notes=(LINK,)):
    """Give a PDF of these pages; an empty text is a page without any, as a scan is."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"", FONT, PICTURE]
    kids = []
    for text in texts:
        stream = b"/P Do " * picture + (_lines(text) if text else b"")
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
        kids.append(len(objects) + 1)
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R"
            b"/Resources<</Font<</F 3 0 R>>/XObject<</P 4 0 R>>>>/Annots[%s]>>"
            % (len(objects), b"".join(notes))
        )
    pages = b" ".join(b"%d 0 R" % one for one in kids)
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), pages)
    return _file(objects)


def _lines(text):
    shown = b"".join(b"(%s) ' " % one.encode("cp1252") for one in text.split("\n"))
    return b"BT /F 12 Tf 14 TL 50 700 Td " + shown + b"ET"


def _file(objects):
    made, places = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(made))
        made += b"%d 0 obj%s endobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return made + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (len(objects) + 1, table, len(objects) + 1, len(made))
    )

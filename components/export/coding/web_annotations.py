"""A coding as Web Annotations: for each passage its quotation, its position and what it is tied to, as JSON-LD."""

import json
from typing import Any

from data.atlas import Atlas
from data.coding.model import CodedPassage, Coding, SourceDocument

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
MEDIA_TYPE = "application/ld+json"
AROUND = 32
"""Characters before and after a quotation, by which it is found again in a text that has changed elsewhere."""


def web_annotations(coding: Coding, atlas: Atlas) -> bytes:
    """Return an annotation collection page as UTF-8.

    Each target has a TextQuoteSelector and a TextPositionSelector over the document's text, in code points. A document
    without an address is named by the hash of its file.

    References:
        W3C (2017). Web Annotation Data Model. Recommendation, 23 February 2017.
    """
    documents = {source.document.sha256: source for source in coding.documents}
    items = [_annotation(n, coded, documents[coded.sha256], atlas) for n, coded in enumerate(coding.passages, start=1)]
    page = {
        "@context": CONTEXT,
        "id": "urn:focus-atlas:coding",
        "type": "AnnotationPage",
        "label": coding.name,
        "items": items,
    }
    return json.dumps(page, ensure_ascii=False, indent=1).encode("utf-8", "replace")


def _annotation(number: int, coded: CodedPassage, source: SourceDocument, atlas: Atlas) -> dict[str, Any]:
    passage, text = coded.passage, source.document.text
    region, industry = atlas.units.get(passage.region_id), atlas.industries.get(passage.industry_id)
    tags = {
        "region": region.name_en if region else passage.region_id,
        "industry": industry.name_en if industry else passage.industry_id,
        "level": str(passage.level),
        "rule": passage.rule,
    }
    bodies = [
        {"type": "TextualBody", "purpose": "tagging", "value": f"{name}: {value}"}
        for name, value in tags.items()
        if value
    ]
    if coded.memo:
        bodies.append({"type": "TextualBody", "purpose": "commenting", "value": coded.memo})
    quote = {
        "type": "TextQuoteSelector",
        "exact": text[passage.start : passage.end],
        "prefix": text[max(passage.start - AROUND, 0) : passage.start],
        "suffix": text[passage.end : passage.end + AROUND],
    }
    position = {"type": "TextPositionSelector", "start": passage.start, "end": passage.end}
    return {
        "id": f"urn:focus-atlas:passage:{source.document.sha256}:{number}",
        "type": "Annotation",
        "motivation": "classifying",
        "creator": {"type": "Person", "name": coded.coder},
        "body": bodies,
        "target": {
            "source": source.address or f"urn:sha256:{source.document.sha256}",
            "selector": [quote, position],
        },
    }

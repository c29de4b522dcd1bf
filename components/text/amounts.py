"""Texts for datasets of amounts in place of texts about documents: an amount names no industry, it reaches a step.

The keys are texts of the code; `i18n` returns the other text while amounts are in view.
"""

OF_AMOUNTS = {
    "Which regions name which industries?": "Which regions have which industries?",
    "Minimum commitment": "Lowest step",
    "As in the sources": "As in the file",
    "What do the sources say?": "What does the file say?",
    ("In brackets how distinctive it is, 0 to 1 (commitment weighted by rarity). Complementarity, 0 to 1: {pairs}."): (
        "In brackets how distinctive it is, 0 to 1 (step weighted by rarity). Complementarity, 0 to 1: {pairs}."
    ),
    ("In brackets the Ruzicka similarity, which also weighs the levels: 0 nothing in common, 1 the same."): (
        "In brackets the Ruzicka similarity, which also weighs the steps: 0 nothing in common, 1 the same."
    ),
    (
        "Jaccard: industries that both name, as a share of those that at least one names. Ruzicka: the same, "
        "weighing levels. Cosine: agreement of two profiles, whatever their size."
    ): (
        "Jaccard: industries that both have, as a share of those that at least one has. Ruzicka: the same, "
        "weighing steps. Cosine: agreement of two profiles, whatever their size."
    ),
    (
        "An industry is distinctive of a region where the region commits to it firmly and few others name it: "
        "the level weighed by rarity, from 0 to 1."
    ): (
        "An industry is distinctive of a region where it is at a high step there and reaches the first in few "
        "others: the step weighed by rarity, from 0 to 1."
    ),
    "Industries named": "Industries at the first step or above",
    "industries named": "industries at the first step or above",
    "industries that the region names in all": "industries at the first step or above in the region, in all",
    "Number of regions naming it": "Regions that reach the first step",
    "number of regions naming it": "regions that reach the first step",
    "regions that name it": "regions that reach the first step",
    ("which of the compared regions name the industry"): (
        "in which of the compared regions the industry reaches the first step"
    ),
    "{region}: {n} industry, named by no other region": "{region}: {n} industry, found in no other region",
    ("{region}: {n} industries, none of them named by another region"): (
        "{region}: {n} industries, none of them found in another region"
    ),
    ("{region}: {n} industries, {alone} of them named by no other region"): (
        "{region}: {n} industries, {alone} of them found in no other region"
    ),
    "{region}: {n} industry, named elsewhere too": "{region}: {n} industry, found elsewhere too",
    ("{region}: {n} industries, all of them named elsewhere too"): (
        "{region}: {n} industries, all of them found elsewhere too"
    ),
    "named by {n} region": "found in {n} region",
    "named by {n} regions": "found in {n} regions",
    ("Dot plot of the industries it names, by how many regions name each. {finding}."): (
        "Dot plot of its industries, by how many regions have each. {finding}."
    ),
    (
        "One row per industry, rarest first. The mark stands at the number of regions that name it, this one "
        "included; darker and larger means a higher step in this region. Click a mark to open the industry."
    ): (
        "One row per industry, rarest first. The mark stands at the number of regions in which it reaches the "
        "first step, this one included; darker and larger means a higher step in this region. Click a mark to "
        "open the industry."
    ),
    "What does it name that few others do?": "What does it have that few others do?",
    ("Nothing: each of its industries is named by at least {n} regions."): (
        "Nothing: each of its industries is found in at least {n} regions."
    ),
    ("None: each of its industries is named by at least {n} regions."): (
        "None: each of its industries is found in at least {n} regions."
    ),
    "What is named together with it?": "What is found together with it?",
    "Nothing: no region names it under this choice.": "Nothing: it reaches the first step in no region.",
    ("Shared: industries that both name, out of those that either names."): (
        "Shared: industries that both have, out of those that either has."
    ),
    ("Shared: regions that name both, out of those that name either."): (
        "Shared: regions that have both, out of those that have either."
    ),
    "{industry} selected, named by {n} region.": "{industry} selected, found in {n} region.",
    "{industry} selected, named by {n} regions.": "{industry} selected, found in {n} regions.",
    ("every region that names anything names all of these: each rarity is ln({n}/{n}) = 0"): (
        "every region with any industry at a step has all of these: each rarity is ln({n}/{n}) = 0"
    ),
    (
        "Each letter is a group of regions that name similar industries; lightness only tells the groups "
        "apart. The name of a group lists the industries in which it differs most from the other regions; the "
        "numbers are the shares of regions that name them, inside and outside the group."
    ): (
        "Each letter is a group of regions with similar industries; lightness only tells the groups apart. "
        "The name of a group lists the industries in which it differs most from the other regions; the "
        "numbers are the shares of regions that have them, inside and outside the group."
    ),
    "no industry named under this choice": "no industry at the first step",
    "none named": "none at the first step",
    "none of these": "none of them",
    ("Nothing can be compared: at most one of these regions names an industry under this choice."): (
        "Nothing can be compared: at most one of these regions has an industry at the first step."
    ),
    "No two regions name an industry under this choice": "No two regions have an industry at the first step",
    (
        "Each number is the similarity of two regions in per cent, 100 for the same focus and 0 for nothing "
        "in common; darker is more alike. Rows and columns stand in the order of the tree at the right, in which "
        "regions that are more alike join further left (average linkage, leaves in optimal "
        "order). A region without a named industry is last and empty. Click a pair to compare it."
    ): (
        "Each number is the similarity of two regions in per cent, 100 for the same focus and 0 for nothing "
        "in common; darker is more alike. Rows and columns stand in the order of the tree at the right, in which "
        "regions that are more alike join further left (average linkage, leaves in optimal "
        "order). A region without an industry at the first step is last and empty. Click a pair to compare "
        "it."
    ),
    (
        "Each amount falls into one of three steps of a scale: {steps}. A region is said to name an industry "
        "where its amount reaches the first step, {first}."
    ): (
        "Each amount falls into one of three steps of a scale: {steps}. A region is said to have an industry "
        "where its amount reaches the first step, {first}."
    ),
    ("Here a region counts as naming an industry at level {level} or above."): (
        "Here a region counts as having an industry at {level} or above."
    ),
    "Who names {name}": "Who has {name}",
    ("Who names {name}, and how many industries each of them names"): (
        "Who has {name}, and how many industries each of them has"
    ),
    "No region names it.": "No region has it.",
    "What {name} names, and how many regions name it too": "What {name} has, and how many regions have it too",
    "What do the sources call it?": "What does the file call it?",
    "named by {names} as well": "found in {names} as well",
    "only {names} also names it": "only {names} also has it",
    "{names} also name it": "{names} also have it",
    "the one region": "of the one region",
    "all {n} regions": "of all {n} regions",
    "{first}; each is named elsewhere too": "{first}; each is found elsewhere too",
    "{first}; {n} is named by no other region": "{first}; {n} is found in no other region",
    "{first}; {n} are named by no other region": "{first}; {n} are found in no other region",
    "{list}: commitment weighed by rarity": "{list}: step weighed by rarity",
    "{region}: the only industry it names": "{region}: the only industry it has",
    "{region}: one of the {n} industries it names": "{region}: one of the {n} industries it has",
    "{one} names more industries than {other}": "{one} has more industries than {other}",
    "{one} names no more industries than {other}": "{one} has no more industries than {other}",
    "{one} names more industries than the median region": "{one} has more industries than the median region",
    "{one} names no more industries than the median region": "{one} has no more industries than the median region",
    "Only {one} names {industry}": "Only {one} has {industry}",
    "More than half of the regions name {industry}": "More than half of the regions have {industry}",
    "At most half of the regions name {industry}": "At most half of the regions have {industry}",
    ("More regions name {industry} than name the median industry"): (
        "More regions have {industry} than the median industry"
    ),
    ("No more regions name {industry} than name the median industry"): (
        "No more regions have {industry} than the median industry"
    ),
    ("{other} is the industry most often named together with {one}"): (
        "{other} is the industry most often found together with {one}"
    ),
    "No region names an industry under this choice": "No region has an industry at the first step",
    "Named by neither": "In neither",
    "Named by none": "In none",
    "{region}: no industry named under this choice": "{region}: no industry at the first step",
    "{industry}: named by no region under this choice": "{industry}: at the first step in no region",
    (
        "A blank is never a zero. Not mentioned: the region has sources, and none names the industry. Broader "
        "heading: none names the industry, one names a heading above it. Not covered: no source of the region "
        "is in force under this choice. Not applicable: only in data of your own that says so."
    ): (
        "A blank is never a zero. Below the first step: the file gives a smaller amount. No value: it gives "
        "none. Not applicable: it says that there can be none. Total: a sum of others, which is counted "
        "nowhere."
    ),
    "Term": "Amount",
    ("the source’s own name for the field; “{mark}” stands behind our translation"): (
        "value on the scale, in brackets the amount of the file"
    ),
    "No industry named": "No industry at the first step",
    "{n} industry named": "{n} industry at the first step or above",
    "{n} industries named": "{n} industries at the first step or above",
}
"""A text about what documents name, and the text about amounts; singular and plural have an entry each."""

PLURALS = (
    (
        "{region}: {n} industry, found in no other region",
        "{region}: {n} industries, none of them found in another region",
    ),
    ("{region}: {n} industry, found elsewhere too", "{region}: {n} industries, all of them found elsewhere too"),
    ("found in {n} region", "found in {n} regions"),
    ("only {names} also has it", "{names} also have it"),
    ("{industry} selected, found in {n} region.", "{industry} selected, found in {n} regions."),
    ("of the one region", "of all {n} regions"),
    ("{first}; {n} is found in no other region", "{first}; {n} are found in no other region"),
    ("{region}: the only industry it has", "{region}: one of the {n} industries it has"),
    ("{n} industry at the first step or above", "{n} industries at the first step or above"),
)
"""Texts about amounts with their plural, for the catalogue."""

"""Words of headings in the languages of statistical offices, in lower case and without accents."""


def words(text: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(text.split())


REGION = words("""
    territorio territori territoire localidad zona comarques ambito
    region regions regiones area areas province provinces prefecture city cities county counties state states
    district districts territory municipality municipalities commune communes department departments geography
    lga lgas place location borough authority council parish canton oblast raion kraj kraje okres obec
    wojewodztwo wojewodztwa powiat gmina voivodship provincia provincias comunidad comarca municipio municipios
    ccaa departamento estado estados regiao uf concelho distrito regione regioni comune comuni provincie
    gemeente gemeenten land lander bundesland bundeslander kreis kreise landkreis gemeinde gemeinden bezirk
    kanton regierungsbezirk regionen regionname departement departements kommun kommuner lan kommune fylke
    maakunta kunta il iller ilce bolge megye jaras zupanija judet judete judetul regiune regiuni regios regio
    geopolitical country countries pais land geoname reporter geografica geografisk alue omrade tinh
    المنطقة منطقة المحافظة محافظة الاقليم استان شهرستان περιφερεια νομος δημος מחוז יישוב จังหวัด
""")

REGION_CLASSIFICATION = words("""
    geo nuts nuts1 nuts2 nuts3 sa2 sa3 sa4 msa adcode fips geoid geocode zip zipcode postcode plz ags
    regionalschluessel insee siruta teryt istat fipstate fipscty fipstatecty cbsa csa lad lau nuts_id reg_id
    geo_id ref_area iso reg dep ibge regcode statecode geofips uzemi
""")
"""Classifications of regions: a column of them holds codes where another column holds names."""

INDUSTRY = words("""
    industry industries sector sectors sectores section division category product products activity activities
    occupation branch branches field rama ramas actividad actividades branche branchen wirtschaftszweig
    wirtschaftszweige wirtschaftsabschnitt wirtschaftsbereich wirtschaftsbereiche secteur secteurs activite
    activites filiere settore settori attivita odvetvi cinnost sekcja branza dzial setor setores atividade
    atividades sektor sektoru sektorler faaliyet bransch naringsgren toimiala naering bedrijfstak sbi agazat
    djelatnost activitate produkt produits commodity commodities industrial bedrijfstakken bedrijfstak cmd
    classification clasificacion classificacao aktivitet nganh القطاع قطاع النشاط الصناعة صنعت κλαδος ענף อุตสาหกรรม
""")

INDUSTRY_CLASSIFICATION = words("""
    naics nace nace_r2 sic sic07 isic anzsic indp hs hs2 hs4 hs6 sitc cnae classif1 ateco pkd wz wz08 naf ciiu cpa skd
    jel sni activity_id nacer2 caen occ_code soc isco
""")

WEAK_INDUSTRY = words("indicator indicators variable measure item subject series indicador merkmal indikator")
"""Dimensions that are industries only where no column names industries."""

YEAR = words("""
    year years yr period date time time_period jahr jahre ano anos annee annees anno anni rok roky periodo
    periode zeitraum berichtsjahr fy god yil vuosi ar aar jaar ev godina an ani anul tahun refyear ref_year time_code
    perioden calendar quarter trimestre quartal kwartal month monat mes mois السنة سنة العام سال ετος שנה nam
    tid kvartal maned fecha рік metai aasta gads leto vuosineljannes tahun
""")

VALUE = words("""
    value values amount quantity count number total employment employed employees emp emplvl jobs job output
    export exports import imports sales turnover revenue firms enterprises establishments estabs workers persons
    gdp gva trade obs_value valor valores wert werte anzahl beschaftigte erwerbstatige betriebe umsatz effectif
    effectifs emploi emplois valeur empleo ocupados personas empresas exportaciones afiliados valore occupati
    addetti imprese hodnota pocet wartosc liczba zatrudnienie valor_total emprego pessoas deger sayi istihdam
    العدد القيمة العاملون المشتغلون تعداد antal antall aantal banen arvo ertek wages payroll est
""")

JOBS = words("""
    employment employed employees emp emplvl jobs job workers beschaftigte erwerbstatige emploi emplois effectif
    effectifs empleo ocupado ocupados afiliados addetti occupati zatrudnienie emprego istihdam banen
""")
"""Words of a value that is preferred to wages, payroll and shares where a table has several."""

COUNTS = JOBS | words("""
    number count persons person nr no. no ths_per thousand thousands headcount enterprises firms establishments anzahl
    personen nombre numero numer osoba persone personas pessoas 人 万人 人数 obs value values level levels estimate
""")
"""Words of a unit or quantity that counts, by which rows are preferred to those of a share."""

RATES = words("""
    prse rse cv se moe error per pc pct percent percentage share quotient rate 1000 pctl unit flag flags status
    footnote footnotes fussnote fussnoten
""")
"""Words of a column beside the values: errors, rates, shares, units."""

LEVEL = words("""
    level levels commitment priority priorities score rank tier importance strength intensity grade rating relevance
    bedeutung prioritat stufe niveau priorite prioridad nivel importancia priorita livello uroven poziom znaczenie
    уровень приоритет onem duzey
""")

TERM = words("term terms wording")

STATEMENT = words("statement statements evidence quote quotation note notes remark remarks")

LOCATOR = words("locator page pages paragraph source reference")

ATTRIBUTES = words("""
    share percent percentage pct growth rate ratio index change anteil quote veranderung taux evolution cuota tasa
    variacion quota tasso variazione podil udzial dynamika
    population inhabitants residents households density latitude longitude lat lon lng elevation altitude
    einwohner bevolkerung flache poblacion superficie habitantes populacao popolazione obyvatel ludnosc nufus
    einheit unit uom unidad unite jednotka jednostka enhet
    lat. long. vymera rozloha surface superficie area_km2 areal areale pinta-ala terulet alan yuzolcum powierzchnia
    oppervlakte inwoners invanare innbyggere befolkning vaesto obyvatelia nepesseg abitanti
""")
"""Properties of a region that are no industry."""

RANK = words("""
    rank rang ranking rangliste platz puesto posicion posizione classement miejsce pozycja poradi sira 排名 名次 位次
    排序 順位 순위 место ранг
""")
"""Headings of the place of each row in an order."""

INDEX = RANK | words("index no no. nr nr. # id row obs n № 序号 編號 编号 番号 순번 s.no num lp lp. s/n 编 序") | {
    "", "lfd. nr.", "lfd nr", "sl no", "sr no", "sno",
}  # fmt: skip
"""Headings of running numbers."""

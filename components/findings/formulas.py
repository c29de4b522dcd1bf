"""The measures in LaTeX, for the method page and the arithmetic of the comparison.

L is the level of a region for an industry, x its amount; a blank counts as 0.
"""

JACCARD = r"J_{rs}=\frac{\sum_i [L_{ri}\ge 1][L_{si}\ge 1]}{\sum_i \max([L_{ri}\ge 1],[L_{si}\ge 1])}"
RUZICKA = r"R_{rs}=\frac{\sum_i \min(L_{ri},L_{si})}{\sum_i \max(L_{ri},L_{si})}"
COSINE = r"C_{rs}=\frac{\sum_i L_{ri} L_{si}}{\sqrt{\sum_i L_{ri}^2}\,\sqrt{\sum_i L_{si}^2}}"
COMPLEMENTARITY = (
    r"K_{rs}=\frac{2\min\left(w_r, w_s\right)}{\sum_i \max(L_{ri},L_{si})}"
    r"\qquad w_r=\sum_{i:\,L_{si}=0} L_{ri}\quad w_s=\sum_{i:\,L_{ri}=0} L_{si}"
)
DISTINCTIVENESS = r"D_{ri}=\frac{L_{ri}\ln(N/k_i)}{\sqrt{\sum_j \left(L_{rj}\ln(N/k_j)\right)^2}}"
MEMBERS = r"n_S=\left|\{\, i : \{r : L_{ri}\ge 1\} = S \,\}\right|"
AVERAGE = r"\bar x_i = \frac{1}{n_i}\sum_{r:\,x_{ri}\ \mathrm{known}} x_{ri}"
MEAN = r"\bar R = \frac{1}{n}\sum_{(r,s)} R_{rs}"
HERFINDAHL = r"H_r=\sum_i s_{ri}^2 \qquad H^*_r=\frac{H_r-1/n}{1-1/n} \qquad s_{ri}=\frac{x_{ri}}{\sum_j x_{rj}}"
THEIL = r"T^*_r=\frac{1}{\ln n}\sum_i s_{ri}\ln(n\,s_{ri}) \qquad s_{ri}=\frac{x_{ri}}{\sum_j x_{rj}}"
KRUGMAN = r"K_{rs}=\sum_i \left|\frac{x_{ri}}{\sum_j x_{rj}}-\frac{x_{si}}{\sum_j x_{sj}}\right|"
LOCATION_QUOTIENT = r"Q_{ri}=\frac{x_{ri}/\sum_j x_{rj}}{\sum_s x_{si}\,/\sum_{s,j} x_{sj}}"
SYMMETRIC = r"\frac{Q_{ri}-1}{Q_{ri}+1}"
COMPLEXITY = (
    r"M_{ri}=[Q_{ri}\ge 1]\quad k_r=\sum_i M_{ri}\quad u_i=\sum_r M_{ri}\quad"
    r" a_{rs}=\frac{1}{k_r}\sum_i\frac{M_{ri}M_{si}}{u_i}\quad \sum_s a_{rs}v_s=\lambda_2 v_r\quad"
    r" \mathrm{ECI}_r=\frac{v_r-\bar v}{\sigma_v},\ \sigma_v=1"
)
EMPHASIS = r"E_{ri} = \frac{p_{ri} + c}{\frac{p_r \, p_i}{p} + c}"
COUNTS = r"k_r=\sum_i [L_{ri}\ge 1] \qquad k_i=\sum_r [L_{ri}\ge 1]"

REFERENCES = (
    "Hidalgo, C. A., & Hausmann, R. (2009). The building blocks of economic complexity. PNAS 106(26), 10570–10575.",
    "Jaccard, P. (1912). The distribution of the flora in the alpine zone. New Phytologist 11(2), 37–50.",
    "Ružička, M. (1958). Anwendung mathematisch-statistischer Methoden in der Geobotanik. Biológia 13, 647–661.",
    "Salton, G., & McGill, M. J. (1983). Introduction to Modern Information Retrieval. McGraw-Hill.",
    "Tversky, A. (1977). Features of similarity. Psychological Review 84(4), 327–352 (weights of complementarity).",
    "Spärck Jones, K. (1972). A statistical interpretation of term specificity. Journal of Documentation 28(1), 11–21.",
    "Cohen, J. (1968). Weighted kappa. Psychological Bulletin 70(4), 213–220.",
)
"""The literature, in the language it is in."""

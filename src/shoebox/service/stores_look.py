"""How the page of stores looks: one style sheet, let through by its hash alone. Service room."""

from __future__ import annotations

import base64
import hashlib

# Colours are those of the windows, light and dark; text on its ground is 4.5:1 and more.
STYLE = """
:root{--s0:#F5F7F9;--s1:#FFFFFF;--t1:#14202C;--t2:#44525F;--t3:#5C6A77;--line:#DCE2E8;--accent:#005A9E;
--ok:#176B3A;--waiting:#7A4B00;--waiting-tint:#FDF1D8;--refused:#A3211B;--refused-tint:#FCEAE8}
@media (prefers-color-scheme:dark){:root{--s0:#10151A;--s1:#192027;--t1:#E9EEF3;--t2:#B7C3CE;--t3:#93A1AE;
--line:#2D3843;--accent:#62B3F3;--ok:#7BD69B;--waiting:#F0C060;--waiting-tint:#3A2C0D;--refused:#FF9E95;--refused-tint:#451E1C}}
*{box-sizing:border-box;margin:0}
body{font:400 15px/22px Inter,system-ui,sans-serif;font-variant-numeric:tabular-nums;
color:var(--t1);background:var(--s0)}
header{background:var(--s1);border-bottom:1px solid var(--line);padding:16px 24px;
display:flex;gap:16px;align-items:baseline;flex-wrap:wrap}
header b{font-weight:600}header span{color:var(--t2)}header .at{margin-left:auto}
main{padding:24px;display:grid;grid-template-columns:minmax(0,1fr);gap:16px;max-width:1280px;margin:auto}
section{background:var(--s1);border:1px solid var(--line);border-radius:8px;padding:16px 24px}
h1{font-size:15px;font-weight:600;margin-bottom:8px}
.sum{display:flex;flex-wrap:wrap;gap:8px 32px;list-style:none;padding:0}
.sum b{font-size:22px;font-weight:600;margin:0 4px 0 8px}
.wall{display:grid;grid-template-columns:repeat(auto-fill,minmax(72px,1fr));gap:8px;list-style:none;padding:0}
.wall li{border:1px solid var(--line);border-radius:6px;min-height:46px;padding:4px 8px;display:grid;
grid-template-columns:1fr auto;align-items:center}
.wall b{font-weight:600}.wall small{grid-column:1/3;font-size:12px;line-height:14px}
.up_to_date i{color:var(--ok)}.behind i,.never i{color:var(--t3)}i{font-style:normal}
.silent,.fallback{color:var(--waiting)}.refused{color:var(--refused)}
.wall .silent{background:var(--waiting-tint);border-color:var(--waiting)}
.wall .refused{background:var(--refused-tint);border-color:var(--refused)}
svg{display:block;width:100%;height:49px;margin-top:8px}rect{fill:var(--accent)}path{stroke:var(--line)}
.ends{display:flex;justify-content:space-between;font-size:12px;line-height:16px;color:var(--t3);margin-top:4px}
table{border-collapse:collapse;width:100%}thead th{font-weight:400;font-size:13px;color:var(--t3)}
th,td{text-align:left;padding:8px 16px 8px 0;border-bottom:1px solid var(--line);vertical-align:top}
tbody th{font-weight:400}tbody th b{font-weight:600}th:last-child,td:last-child{padding-right:0}
tbody tr:last-child>*{border-bottom:0}.n{text-align:right}
td{white-space:nowrap}td.wraps{white-space:normal}
td small{display:block;max-width:44ch;font-size:13px;line-height:18px;color:var(--t2)}
p{color:var(--t2)}p b{font-weight:500;color:var(--t1)}main>p{font-size:13px;line-height:18px}
main>.open{font-size:15px;line-height:22px;padding:12px 24px;border:1px solid var(--refused);border-radius:8px;
background:var(--refused-tint)}
@media (max-width:900px){header,main{padding:16px}section{padding:16px}
thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
tr{display:block;padding:8px 0;border-bottom:1px solid var(--line)}tbody tr:last-child{border-bottom:0}
tbody th,td{display:block;border:0;padding:2px 0;text-align:left}
td{display:flex;justify-content:space-between;gap:16px;text-align:right;white-space:normal}td.quiet{display:none}
td::before{content:attr(data-head);color:var(--t3);text-align:left}}
"""
_HASH = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
HEADERS = {
    "Content-Security-Policy": f"default-src 'none'; style-src 'sha256-{_HASH}'; frame-ancestors 'none'",
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}

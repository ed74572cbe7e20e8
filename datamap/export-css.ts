/** The look of a package's first page. Its hash stands in the page's Content-Security-Policy. */
export const packageCss = `
:root{color-scheme:light dark;--ink:#16202a;--soft:#52606d;--line:#d9dee3;--paper:#fff;--tint:#f4f6f8;--accent:#1d5fa8;--note:#fdf6e3}
@media(prefers-color-scheme:dark){:root{--ink:#e7ecf0;--soft:#a3b0bc;--line:#38434d;--paper:#14191e;--tint:#1c2329;--accent:#8bbcf0;--note:#2b2617}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;overflow-wrap:break-word}
header,main,footer{max-width:64rem;margin:0 auto;padding:0 1.25rem}
header{padding-top:3rem}
h1{font-size:clamp(1.75rem,4vw,2.5rem);line-height:1.15;margin:.25rem 0 1rem;text-wrap:balance}
h2{font-size:1.375rem;margin:3rem 0 1rem;padding-top:1rem;border-top:2px solid var(--ink)}
h3{font-size:1.125rem;margin:2rem 0 .5rem}
h4{font-size:1rem;margin:1.5rem 0 .25rem}
p,ul{max-width:42rem}
a{color:var(--accent);text-underline-offset:.15em}
a:focus-visible,.wide:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.lead{font-size:1.1875rem}
.small{color:var(--soft);font-size:.9375rem;margin:.25rem 0}
.count{display:inline-block;min-width:1.75em;padding:0 .5em;border-radius:1em;background:var(--tint);color:var(--soft);font-size:.875rem;font-weight:400;text-align:center;font-variant-numeric:tabular-nums}
.contents{list-style:none;display:grid;grid-template-columns:repeat(auto-fill,minmax(15rem,1fr));gap:1.25rem;max-width:none;padding:1.25rem;margin:2rem 0;background:var(--tint);border-radius:.5rem}
.contents ul{list-style:none;padding:0;margin:.25rem 0 0}
.contents li li{padding:.125rem 0}
dl{margin:1rem 0;border-top:1px solid var(--line)}
dl div{display:grid;grid-template-columns:minmax(9rem,16rem) 1fr;gap:1rem;padding:.5rem 0;border-bottom:1px solid var(--line)}
dt{color:var(--soft)}
dd{margin:0;overflow-wrap:anywhere;white-space:pre-wrap}
.wide{overflow-x:auto;margin:1rem 0;border:1px solid var(--line);border-radius:.5rem}
table{border-collapse:collapse;width:100%;font-size:.9375rem}
th,td{text-align:left;vertical-align:top;padding:.5rem .75rem;border-bottom:1px solid var(--line)}
th{background:var(--tint);font-weight:600;white-space:nowrap}
td{min-width:6rem;max-width:26rem;overflow-wrap:anywhere;white-space:pre-wrap;font-variant-numeric:tabular-nums}
tbody tr:last-child td{border-bottom:0}
.none{color:var(--soft)}
.note{background:var(--note);border-left:4px solid #c8962c;padding:.5rem .75rem;font-size:.9375rem}
.files a{margin-right:1.25rem}
footer{padding-top:2rem;padding-bottom:4rem;margin-top:3rem;border-top:1px solid var(--line)}
@media(max-width:36rem){dl div{grid-template-columns:1fr;gap:0}}
@media print{:root{--ink:#000;--soft:#333;--paper:#fff;--tint:#fff;--note:#fff;--accent:#000}body{font-size:10pt}nav,.files{display:none}h2,h3{break-after:avoid}tr,dl div{break-inside:avoid}.wide{overflow:visible;border:0}td{min-width:0;max-width:none}th{white-space:normal}}
`;

/** The exported report's style sheet: the galley's colours and type, for screen, dark and paper. */
export const REPORT_STYLE = `
:root{color-scheme:light dark;--paper:#fbfaf6;--ink:#1d1b18;--soft:#5d5850;--rule:#e3ded3;--wash:#f3f0e8;--ok:#1d6f48;--ok-w:#e4f1e9;--ask:#8a5a00;--ask-w:#fbf0d5;--bad:#a3231b;--bad-w:#fbe7e4;--sign:#274f8c;
--serif:"Source Serif 4",Charter,"Iowan Old Style",Georgia,serif;--sans:Inter,"Segoe UI",system-ui,"Helvetica Neue",Arial,sans-serif;--mono:"JetBrains Mono",ui-monospace,"DejaVu Sans Mono",monospace}
@media (prefers-color-scheme:dark){:root{--paper:#15161a;--ink:#eceae4;--soft:#b3aea3;--rule:#2f3138;--wash:#22242a;--ok:#7fd1a6;--ok-w:#17301f;--ask:#f0c062;--ask-w:#352a10;--bad:#f2998f;--bad-w:#3a1d1a;--sign:#9dbdf0}}
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.55 var(--sans)}
main{max-width:50rem;margin:0 auto;padding:2.5rem 1.25rem 4rem;overflow-wrap:anywhere}
h1{font:600 2rem/1.15 var(--serif);margin:.1em 0 .5em;text-wrap:balance}h2{font:600 1.3rem/1.3 var(--serif);margin:2.2em 0 .6em;border-bottom:1px solid var(--rule);padding-bottom:.25em}
h3{font:600 .95rem/1.4 var(--sans);margin:0 0 .5em;display:flex;gap:.6em;align-items:baseline;flex-wrap:wrap}h4{font:600 .95rem/1.4 var(--sans);margin:1em 0 .3em}h5{font:600 .8rem/1.4 var(--sans);color:var(--soft);margin:.8em 0 .2em}
.kicker,.legend,small,.none,.context{color:var(--soft)}.kicker{margin:0;font-size:.85rem}.demo{background:var(--ask-w);color:var(--ask);padding:.5em .8em;border-radius:6px;font-weight:600}
.facts{margin:0;display:grid;gap:.15em}.facts div{display:grid;grid-template-columns:8rem 1fr;gap:1em}dt{color:var(--soft)}dd{margin:0}
.counts{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.5em}.counts li{border:1px solid var(--rule);border-radius:999px;padding:.1em .8em}
.item{border-top:1px solid var(--rule);padding:1.4em 0}.number{font-family:var(--mono);color:var(--soft)}.badge{border:1px solid currentColor;border-radius:4px;padding:0 .5em;font-size:.8rem}
.signed-off .badge{color:var(--sign)}.ruled .badge{color:var(--ok)}.change-required .badge,.cut .badge{color:var(--bad)}.queried .badge,.re-check .badge,.stet .badge{color:var(--ask)}
h1,blockquote,.passage,.typed{unicode-bidi:plaintext;text-align:start}
blockquote{font:1.15rem/1.6 var(--serif);margin:.2em 0;padding-left:1em;border-left:3px solid var(--rule);white-space:pre-line}
.passage{font:1rem/1.6 var(--serif);background:var(--wash);border:1px solid var(--rule);border-radius:6px;padding:.8em 1em;white-space:pre-line}figure{margin:.6em 0}figcaption{font-size:.85rem;color:var(--soft);margin-top:.3em}
del{color:var(--bad);background:var(--bad-w);text-decoration:line-through}ins{color:var(--ok);background:var(--ok-w);text-decoration:underline;text-underline-offset:3px}mark{background:var(--ok-w);color:inherit}
.policy.fail{color:var(--bad)}.policy.query{color:var(--ask)}.policy.pass{color:var(--ok)}.typed{white-space:pre-line}.signed{color:var(--sign)}.unsigned,.returned{color:var(--ask)}
table{border-collapse:collapse;width:100%;font-size:.9rem;margin:.6em 0}caption{text-align:left;font-weight:600;color:var(--soft)}th,td{text-align:left;vertical-align:top;padding:.35em .6em;border-top:1px solid var(--rule)}
pre{font:.75rem/1.5 var(--mono);white-space:pre-wrap;background:var(--wash);padding:1em;border-radius:6px}a{color:inherit}.sources li{margin-bottom:.8em}
@media (max-width:34rem){.facts div{grid-template-columns:1fr;gap:0}}
@media print{:root{color-scheme:light}body{background:#fff;font-size:10.5pt}main{max-width:none;padding:0}.item{break-inside:avoid-page}details{display:block}}
`;

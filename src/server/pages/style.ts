/**
 * The one style sheet of every page, inlined: a page is one file that works from a mail attachment as from the service.
 * No font, image or script comes from outside.
 */
export const style = `
:root {
  color-scheme: light dark;
  --paper: #f7f6f3; --card: #ffffff; --ink: #1d2530; --muted: #5b6472; --line: #e3e1db; --soft: #f0eee9;
  --accent: #1f4e79; --accent-soft: #e3ecf4; --good: #2c6e49; --good-soft: #e2efe7; --warn: #8a5a00; --warn-soft: #f8ecd2;
  --bad: #a23b2e; --bad-soft: #f7e4e0;
  --band-0: #9db7cf; --band-1: #dfc27a; --band-2: #dc9f5b; --band-3: #cb7450; --band-4: #a8443a;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --paper: #14171c; --card: #1b2027; --ink: #e4e7ec; --muted: #9aa4b2; --line: #2d343e; --soft: #232932;
    --accent: #8fbbe3; --accent-soft: #20364b; --good: #7cc49a; --good-soft: #1c3327; --warn: #e0b565; --warn-soft: #392d15;
    --bad: #ec9284; --bad-soft: #42211d;
    --band-0: #5f809f; --band-1: #b79a4e; --band-2: #bd7f3e; --band-3: #b5623f; --band-4: #b0524a;
  }
}
* { box-sizing: border-box; }
html { font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font-variant-numeric: tabular-nums; }
.page { max-width: 1120px; margin: 0 auto; padding: 2.5rem 1.5rem 4rem; }
.narrow { max-width: 26rem; }
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: 2px; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0; font-weight: 650; letter-spacing: -.01em; }
h2 { font-size: 1.05rem; margin: 0 0 .75rem; font-weight: 650; }
h3 { font-size: .8rem; margin: 1.5rem 0 .5rem; font-weight: 600; color: var(--muted); }
p { margin: 0 0 .5rem; }
code, pre { font: .84em/1.55 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
.muted { color: var(--muted); }
.small { font-size: .86rem; }
.nowrap { white-space: nowrap; }
.eyebrow { color: var(--muted); margin: 0 0 .25rem; font-size: .9rem; }
.lede { margin: .6rem 0 0; font-size: 1.02rem; }
.good { color: var(--good); } .bad { color: var(--bad); } .warn { color: var(--warn); }
.top { display: flex; justify-content: space-between; gap: 1rem 2rem; flex-wrap: wrap; align-items: flex-end; }
nav.crumbs { margin-bottom: 1.25rem; font-size: .9rem; display: flex; justify-content: space-between; gap: 1rem; }

section { margin-top: 1.5rem; } #debtors { margin-top: 2.75rem; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 1.15rem 1.35rem; }
.two { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 27rem), 1fr)); gap: 1.5rem; margin-top: 1.5rem; }
.two > section { margin-top: 0; min-width: 0; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(10.2rem, 1fr)); margin-top: 1.5rem; background: var(--card); border: 1px solid var(--line); border-radius: 10px; overflow: hidden; }
.figures div { padding: 1rem 1.2rem; box-shadow: 1px 0 0 var(--line), 0 1px 0 var(--line); }
.figures dt { color: var(--muted); font-size: .84rem; }
.figures dd { margin: .1rem 0 0; font-size: 1.22rem; font-weight: 620; white-space: nowrap; letter-spacing: -.01em; }
.figures small { display: block; font-size: .8rem; font-weight: 400; color: var(--muted); letter-spacing: 0; }

.scroll { overflow-x: auto; margin: 0 -.25rem; padding: 0 .25rem; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; }
caption { text-align: left; color: var(--muted); font-size: .84rem; padding-bottom: .4rem; }
th { font-weight: 500; color: var(--muted); font-size: .82rem; text-align: left; vertical-align: bottom; }
th, td { padding: .42rem .9rem .42rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
tr:last-child > td, tr:last-child > th[scope=row] { border-bottom: 0; }
tfoot td, tfoot th { border-top: 1px solid var(--muted); font-weight: 620; color: inherit; font-size: inherit; }
th[scope=row] { color: inherit; font-size: inherit; font-weight: 500; }
th:last-child, td:last-child { padding-right: 0; }
.n { text-align: right; white-space: nowrap; }
.swatch { display: inline-block; width: .7rem; height: .7rem; border-radius: 2px; margin-right: .55rem; vertical-align: -.05rem; }
.band-0 { background: var(--band-0); fill: var(--band-0); } .band-1 { background: var(--band-1); fill: var(--band-1); }
.band-2 { background: var(--band-2); fill: var(--band-2); } .band-3 { background: var(--band-3); fill: var(--band-3); }
.band-4 { background: var(--band-4); fill: var(--band-4); }
.ageing { display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); gap: 1rem 2.5rem; align-items: center; }
svg { display: block; overflow: visible; } svg text { fill: var(--ink); font-size: .87rem; } svg .rail { fill: var(--soft); }

.chip { display: inline-block; padding: .06rem .55rem; border-radius: 99px; font-size: .8rem; border: 1px solid var(--line); color: var(--muted); white-space: nowrap; }
.chip.email, .chip.letter, .chip.task, .chip.done, .chip.stop { border-color: transparent; }
.chip.email, .chip.letter { background: var(--accent-soft); color: var(--accent); }
.chip.task { background: var(--warn-soft); color: var(--warn); }
.chip.done { background: var(--good-soft); color: var(--good); }
.chip.stop { background: var(--bad-soft); color: var(--bad); }
.notice { border-radius: 10px; padding: .75rem 1.1rem; margin-top: 1.25rem; background: var(--accent-soft); }
.notice.good { background: var(--good-soft); } .notice.bad { background: var(--bad-soft); } .notice.warn { background: var(--warn-soft); }
.notice p:last-child { margin: 0; }

.filter { display: flex; flex-wrap: wrap; gap: .4rem; align-items: center; margin: 0 0 1rem; border: 0; padding: 0; min-width: 0; }
.filter legend { float: left; color: var(--muted); font-size: .86rem; padding: 0; margin-right: .4rem; }
.filter input { position: absolute; opacity: 0; pointer-events: none; }
.filter label { padding: .16rem .75rem; border: 1px solid var(--line); border-radius: 99px; font-size: .86rem; background: var(--card); cursor: pointer; }
.filter input:checked + label { background: var(--accent); border-color: var(--accent); color: var(--card); }
.filter input:focus-visible + label { outline: 2px solid var(--accent); outline-offset: 2px; }
.group { margin-top: 1.75rem; scroll-margin-top: 1rem; }
.group > header { display: flex; justify-content: space-between; align-items: baseline; gap: 1rem; margin-bottom: .5rem; }
.group > header h3 { margin: 0; font-size: .95rem; color: var(--ink); }
.debtors { background: var(--card); border: 1px solid var(--line); border-radius: 10px; overflow: hidden; }
.debtor { border-bottom: 1px solid var(--line); scroll-margin-top: 1rem; }
.debtor:last-child { border-bottom: 0; }
.debtor:target { box-shadow: inset 3px 0 0 var(--accent); }
.debtor > summary { display: grid; grid-template-columns: minmax(0, 1fr) auto auto; gap: 0 1.25rem; padding: .7rem 1.35rem; cursor: pointer; list-style: none; align-items: baseline; }
.debtor > summary::-webkit-details-marker { display: none; }
.debtor > summary:hover, .debtor[open] > summary { background: var(--soft); }
.debtor .who { font-weight: 600; overflow-wrap: anywhere; }
.debtor .who small { font-weight: 400; color: var(--muted); margin-left: .4rem; white-space: nowrap; }
.debtor .why { grid-column: 1 / -1; color: var(--muted); font-size: .88rem; }
.debtor .owes { text-align: right; white-space: nowrap; font-weight: 600; min-width: 8rem; }
.debtor .owes small { display: block; font-weight: 400; color: var(--muted); }
.inside { padding: .25rem 1.35rem 1.35rem; border-top: 1px solid var(--line); }
.inside .two { gap: 0 2.5rem; margin-top: 0; }
.because { margin-top: 1.1rem; font-size: 1.02rem; }
dl.facts { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .25rem 1.1rem; margin: 0; font-size: .92rem; }
dl.facts dt { color: var(--muted); } dl.facts dd { margin: 0; overflow-wrap: anywhere; }
.effect { border: 1px solid var(--line); border-radius: 8px; margin-top: .75rem; overflow: hidden; }
.effect > header { display: flex; flex-wrap: wrap; gap: .35rem .75rem; align-items: center; padding: .6rem .9rem; background: var(--soft); }
.effect > header strong { flex: 1 1 14rem; min-width: 0; overflow-wrap: anywhere; }
.effect dl.facts { padding: .7rem .9rem 0; }
.effect pre { margin: 0; padding: .9rem; white-space: pre-wrap; overflow-wrap: anywhere; }
.effect details { border-top: 1px solid var(--line); } .effect details > summary { padding: .5rem .9rem; cursor: pointer; color: var(--accent); font-size: .88rem; }
.effect iframe { display: block; width: 100%; height: 34rem; border: 0; border-top: 1px solid var(--line); background: #fff; }

form.inline { display: inline; } .actions { display: flex; flex-wrap: wrap; gap: .6rem; align-items: center; margin-top: 1rem; }
button { font: inherit; padding: .38rem 1rem; border-radius: 7px; border: 1px solid var(--accent); background: var(--accent); color: var(--card); cursor: pointer; }
button.quiet { background: transparent; color: var(--accent); } button.danger { border-color: var(--bad); background: transparent; color: var(--bad); }
summary.button { padding: .38rem 1rem; border-radius: 7px; border: 1px solid var(--accent); background: var(--accent); color: var(--card); cursor: pointer; list-style: none; }
summary.button::-webkit-details-marker { display: none; }
summary.button.danger { border-color: var(--bad); background: transparent; color: var(--bad); }
details.ask { position: relative; } details.ask > form { position: absolute; z-index: 1; top: calc(100% + .4rem); left: 0; width: min(22rem, 86vw); box-shadow: 0 6px 24px rgb(0 0 0 / .14); }
.open { position: relative; text-align: right; margin: .6rem 0 -1.2rem; } .stacked { margin-top: 1.5rem; }
button.small { padding: .1rem .7rem; font-size: .86rem; } button.link { border: 0; background: none; color: var(--accent); padding: 0; text-decoration: underline; }
label.field { display: block; margin-top: .9rem; font-size: .9rem; color: var(--muted); }
.card > label.field:first-of-type { margin-top: 0; }
label.field small { display: block; } 
input[type=text], input[type=password], input[type=date] { font: inherit; color: var(--ink); background: var(--card); border: 1px solid var(--line); border-radius: 7px; padding: .4rem .6rem; width: 100%; margin-top: .2rem; }
.row { display: flex; flex-wrap: wrap; gap: .75rem; align-items: flex-end; } .row label.field { flex: 1 1 10rem; margin-top: 0; }
footer { margin-top: 3rem; color: var(--muted); font-size: .84rem; }

@media (max-width: 640px) {
  .page { padding: 1.5rem 1rem 3rem; }
  h1 { font-size: 1.4rem; }
  .card, .figures div { padding: .9rem 1rem; }
  .figures { grid-template-columns: 1fr 1fr; } .figures dd { font-size: 1.12rem; }
  th, td { padding-right: .6rem; }
  .wide { display: none; } thead .n { white-space: normal; }
  .marks { margin: .1rem 0; }
  .ageing { grid-template-columns: minmax(0, 1fr); }
  .debtor > summary { grid-template-columns: minmax(0, 1fr) auto; padding: .7rem 1rem; }
  .debtor .marks { grid-column: 1 / -1; grid-row: 2; }
  .inside { padding: .25rem 1rem 1rem; }
  dl.facts { grid-template-columns: minmax(0, 1fr); gap: 0; } dl.facts dd { margin-bottom: .45rem; }
}
@media print {
  :root { color-scheme: light; --paper: #fff; --card: #fff; --ink: #000; --muted: #444; --line: #bbb; --soft: #f3f3f3; --accent: #1f4e79; }
  html { font-size: 11px; } .page { max-width: none; padding: 0; }
  .filter, .actions, nav, button, .effect iframe, .effect details { display: none !important; }
  section, .group { break-inside: auto; } .debtor, tr, .effect, .figures { break-inside: avoid; } h2, h3, .group > header { break-after: avoid; }
  .swatch, svg rect, .chip { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  a { color: inherit; text-decoration: none; }
}
`;

/** The style of the page, light and dark. */
export const PAGE_STYLE = `
:root {
	--ground: #f6f7f9; --card: #ffffff; --ink: #1f2733; --quiet: #667085; --line: #e4e7ec;
	--accent: #2f6f5e; --good: #1b7a4b; --good-ground: #e7f5ec; --bad: #b42318; --bad-ground: #fdeceb;
	--warn: #8a5a00; --warn-ground: #fff6e0; --code: #eef1f4; --wall: #e9e4dc;
}
@media (prefers-color-scheme: dark) {
	:root {
		--ground: #14181e; --card: #1c222a; --ink: #e4e8ee; --quiet: #98a2b3; --line: #2d3540;
		--accent: #6fc3a9; --good: #6fd39b; --good-ground: #17352a; --bad: #ff9d94; --bad-ground: #3d2121;
		--warn: #f2c35c; --warn-ground: #382e17; --code: #27303a; --wall: #10151a;
	}
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
body {
	margin: 0; background: var(--ground); color: var(--ink);
	font: 15px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif;
}
header, main { max-width: 1180px; margin: 0 auto; padding: 0 24px; }
header { display: flex; align-items: center; gap: 16px; padding-top: 28px; }
header > div { flex: 1; }
h1 { font-size: 22px; margin: 0; letter-spacing: -0.01em; }
h2 { font-size: 16px; margin: 0 0 10px; }
p { margin: 0; }
section { margin: 32px 0; }
.quiet { color: var(--quiet); font-size: 14px; }
#state { color: var(--bad); font-size: 14px; }
button {
	font: inherit; font-size: 14px; color: var(--ink); background: var(--card); cursor: pointer;
	border: 1px solid var(--line); border-radius: 8px; padding: 6px 14px;
}
button:hover { border-color: var(--accent); }
button:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
code, pre { font-family: ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace; font-size: 13px; }
.connect {
	display: flex; flex-wrap: wrap; gap: 8px 28px; margin: 20px 0; padding: 12px 18px;
	background: var(--card); border: 1px solid var(--line); border-left: 4px solid var(--accent); border-radius: 10px;
}
.connect span { color: var(--quiet); }
.connect b, .connect code { color: var(--ink); margin-left: 4px; }
.connect code { background: var(--code); border-radius: 6px; padding: 3px 8px; user-select: all; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 14px; margin: 0; }
.tile { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 12px 18px; }
.tile dt { color: var(--quiet); font-size: 13px; }
.tile dd { margin: 0; font-size: 26px; font-weight: 600; font-variant-numeric: tabular-nums; }
.note { margin: 16px 0 10px; padding: 8px 14px; border-radius: 10px; background: var(--code); font-size: 14px; }
.warn { background: var(--warn-ground); color: var(--warn); }
.connect span { display: inline-flex; flex-wrap: wrap; align-items: center; gap: 4px; min-width: 0; }
.connect code { overflow-wrap: anywhere; }
.connect button { padding: 2px 10px; font-size: 13px; }
#phones { display: grid; grid-template-columns: repeat(auto-fill, minmax(250px, 1fr)); gap: 14px; align-items: start; }
.phone {
	background: var(--wall); border: 1px solid var(--line); border-radius: 18px; padding: 0 12px 14px; overflow: hidden;
	max-height: 560px; overflow-y: auto;
}
.phone h3 {
	position: sticky; top: 0; display: flex; justify-content: space-between; align-items: baseline; gap: 8px;
	margin: 0 -12px 10px; padding: 8px 14px; font-size: 14px; background: var(--card); border-bottom: 1px solid var(--line);
}
.phone h3 .quiet { font-weight: 400; font-size: 12px; text-align: right; }
.phone > p { text-align: center; font-size: 12px; margin-bottom: 8px; }
.bubble {
	background: var(--card); border-radius: 4px 14px 14px 14px; padding: 8px 11px; margin: 0 20px 8px 0; font-size: 14px;
	box-shadow: 0 1px 1px rgb(0 0 0 / 12%); overflow-wrap: anywhere;
}
.bubble > * + * { margin-top: 5px; }
.words, .card { white-space: pre-line; }
.template { color: var(--accent); font-size: 12px; }
.header { font-weight: 600; }
.footer { color: var(--quiet); font-size: 12px; }
.picture { display: block; width: 100%; border-radius: 8px; }
.chip, .card { background: var(--code); border-radius: 8px; padding: 8px 10px; }
.chip { display: grid; grid-template-columns: auto 1fr; gap: 0 8px; align-items: center; }
.chip .sign {
	grid-row: span 2; min-width: 38px; padding: 6px; border-radius: 6px; background: var(--accent); color: var(--card);
	font-size: 11px; font-weight: 600; text-align: center; text-transform: uppercase;
}
.chip .quiet, .card .quiet { font-size: 12px; }
.tap {
	display: block; width: 100%; text-align: center; color: var(--accent); font-size: 14px; padding: 6px;
	border: 0; border-top: 1px solid var(--line); border-radius: 0; background: none;
}
.bar {
	position: sticky; bottom: 0; z-index: 1; display: flex; flex-wrap: wrap; align-items: end; gap: 6px 12px;
	background: var(--card); border-top: 1px solid var(--line); box-shadow: 0 -4px 16px rgb(0 0 0 / 8%);
	padding: 10px max(24px, calc((100vw - 1180px) / 2 + 24px)) 12px;
}
.bar p { flex: 1 0 100%; font-size: 14px; overflow-wrap: anywhere; }
.bar p:empty { display: none; }
.bar label { display: grid; gap: 2px; color: var(--quiet); font-size: 12px; }
.bar .short { flex: 0 1 150px; }
.bar .wide { flex: 1 1 200px; }
button.main { background: var(--accent); border-color: var(--accent); color: var(--card); font-weight: 600; }
.form {
	display: flex; flex-wrap: wrap; align-items: end; gap: 10px 14px; margin: 0 0 12px; padding: 14px 18px;
	background: var(--card); border: 1px solid var(--line); border-radius: 10px;
}
.form label { display: grid; gap: 4px; color: var(--quiet); font-size: 13px; }
#addresses label, .form .wide { flex: 1 1 280px; }
input, select {
	font: inherit; font-size: 14px; height: 36px; color: var(--ink); background: var(--ground); min-width: 0;
	border: 1px solid var(--line); border-radius: 8px; padding: 6px 10px;
}
input:focus-visible, select:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
.empty {
	text-align: center; padding: 44px 24px; color: var(--quiet);
	background: var(--card); border: 1px dashed var(--line); border-radius: 10px;
}
.empty b { color: var(--ink); font-size: 16px; }
.empty p + p { max-width: 460px; margin: 6px auto 0; }
.scroll { overflow-x: auto; background: var(--card); border: 1px solid var(--line); border-radius: 10px; }
table { width: 100%; border-collapse: collapse; font-size: 14px; }
th { text-align: left; font-weight: 500; font-size: 13px; color: var(--quiet); white-space: nowrap; }
th, td { padding: 9px 12px; border-bottom: 1px solid var(--line); vertical-align: top; }
tbody tr:last-child td { border-bottom: 0; }
section > .quiet { margin-top: 8px; }
td.time, td.id, td.number, td.to { white-space: nowrap; font-variant-numeric: tabular-nums; }
td.text { overflow-wrap: anywhere; min-width: 180px; }
td.id { color: var(--quiet); }
.figure { text-align: right; font-variant-numeric: tabular-nums; width: 90px; }
td.fold { padding-right: 0; width: 30px; }
td.fold button { border: 0; background: none; padding: 0 4px; color: var(--quiet); }
td.fold button[aria-expanded='true'] { transform: rotate(90deg); }
tr.request { cursor: pointer; }
tr.request:hover td { background: var(--ground); }
tr.detail td { background: var(--ground); }
pre { margin: 0; max-height: 420px; overflow: auto; white-space: pre-wrap; overflow-wrap: anywhere; }
.mark { display: inline-block; border-radius: 6px; padding: 1px 8px; font-size: 13px; margin: 0 6px 2px 0; }
.good { background: var(--good-ground); color: var(--good); }
.bad { background: var(--bad-ground); color: var(--bad); }
.fault { background: var(--warn-ground); color: var(--warn); white-space: nowrap; }
tr.again td { background: var(--warn-ground); }
tr.again .fault { border: 1px solid currentColor; }
@media (max-width: 680px) {
	header, main { padding: 0 14px; }
	header { padding-top: 18px; gap: 10px; }
	h1 { font-size: 18px; }
	.connect { padding: 10px 14px; }
	.connect span { flex: 1 1 100%; }
	.connect code { margin-left: 0; padding: 3px 6px; font-size: 12px; }
	.connect button { padding: 2px 8px; }
	section { margin: 22px 0; }
	.tiles { grid-template-columns: 1fr 1fr; gap: 8px; }
	.tile { padding: 8px 12px; }
	.tile dd { font-size: 20px; }
	.bar { padding: 8px 14px 10px; gap: 6px 8px; }
	.bar label { font-size: 0; }
	.bar .short { flex: 1 1 40%; }
	.bar .wide { flex: 1 1 120px; }
	thead { display: none; }
	table, tbody, tr, td { display: block; }
	tr { position: relative; padding: 8px 12px; border-bottom: 1px solid var(--line); }
	tbody tr:last-child { border-bottom: 0; }
	td { border: 0; padding: 1px 0; }
	td[data-label]:not(:empty) { display: grid; grid-template-columns: 92px minmax(0, 1fr); gap: 0 8px; }
	td[data-label]:empty { display: none; }
	td[data-label]::before { content: attr(data-label); grid-row: span 3; color: var(--quiet); font-size: 13px; }
	td[data-label] > * { grid-column: 2; justify-self: start; }
	td.text { min-width: 0; }
	td.figure { text-align: left; width: auto; }
	td.fold { position: absolute; top: 4px; right: 4px; z-index: 1; }
}
`;

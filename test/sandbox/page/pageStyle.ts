/** The style of the page, light and dark. */
export const PAGE_STYLE = `
:root {
	--ground: #f6f7f9; --card: #ffffff; --ink: #1f2733; --quiet: #667085; --line: #e4e7ec;
	--accent: #2f6f5e; --good: #1b7a4b; --good-ground: #e7f5ec; --bad: #b42318; --bad-ground: #fdeceb;
	--warn: #8a5a00; --warn-ground: #fff6e0; --code: #eef1f4;
}
@media (prefers-color-scheme: dark) {
	:root {
		--ground: #14181e; --card: #1c222a; --ink: #e4e8ee; --quiet: #98a2b3; --line: #2d3540;
		--accent: #6fc3a9; --good: #6fd39b; --good-ground: #17352a; --bad: #ff9d94; --bad-ground: #3d2121;
		--warn: #f2c35c; --warn-ground: #382e17; --code: #27303a;
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
.form {
	display: flex; flex-wrap: wrap; align-items: end; gap: 10px 14px; margin: 0 0 12px; padding: 14px 18px;
	background: var(--card); border: 1px solid var(--line); border-radius: 10px;
}
.form label { display: grid; gap: 4px; color: var(--quiet); font-size: 13px; }
#addresses label, .form .wide { flex: 1 1 280px; }
input, select {
	font: inherit; font-size: 14px; color: var(--ink); background: var(--ground); min-width: 0;
	border: 1px solid var(--line); border-radius: 8px; padding: 6px 10px;
}
input:focus-visible, select:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
#webhook-status { min-height: 1.5em; margin: 0 0 10px; }
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
`;

/** The inbox page's style sheet: by hand, since the page must work without the web app's build. */
export const style = `
:root { --ink: #1c2430; --soft: #586274; --line: #dfe3ea; --paper: #fff; --back: #f5f6f9; --accent: #1f5fbf; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8ebf1; --soft: #a3adbd; --line: #313a48; --paper: #1b212b; --back: #12161d; --accent: #84b3ff; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--back); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
a { color: var(--accent); text-underline-offset: 0.15em; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
header { display: flex; flex-wrap: wrap; gap: 0 1rem; align-items: baseline; padding: 0.9rem 1.5rem; background: var(--paper); border-bottom: 1px solid var(--line); }
header p { margin: 0; color: var(--soft); font-size: 0.9rem; }
.brand { color: inherit; font-weight: 700; font-size: 1.15rem; text-decoration: none; }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem; }
h1 { font-size: 1.4rem; line-height: 1.25; margin: 0; overflow-wrap: anywhere; }
h1 small { color: var(--soft); font-size: 0.9rem; font-weight: 400; }
h2 { font-size: 0.85rem; color: var(--soft); margin: 1.75rem 0 0.5rem; }
.bar { display: flex; flex-wrap: wrap; gap: 1rem; justify-content: space-between; align-items: end; margin-bottom: 1rem; }
form { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; }
input, button { font: inherit; color: inherit; padding: 0.4rem 0.7rem; border: 1px solid var(--line); border-radius: 6px; background: var(--paper); }
input { min-width: 15rem; border-color: var(--soft); }
button { background: var(--accent); border-color: var(--accent); color: var(--paper); font-weight: 600; cursor: pointer; }
.list { list-style: none; margin: 0; padding: 0; background: var(--paper); border: 1px solid var(--line); border-radius: 10px; overflow: hidden; }
.list li + li { border-top: 1px solid var(--line); }
.list a { display: grid; grid-template-columns: minmax(10rem, 17rem) 1fr auto; gap: 0 1rem; padding: 0.75rem 1rem; color: inherit; text-decoration: none; }
.list a:hover { background: var(--back); }
.list a:focus-visible { outline-offset: -3px; }
.to, .subject { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.subject { font-weight: 600; }
.list time, .to { color: var(--soft); }
time { font-variant-numeric: tabular-nums; }
.empty { padding: 3rem 1rem; text-align: center; color: var(--soft); background: var(--paper); border: 1px dashed var(--line); border-radius: 10px; }
article { background: var(--paper); border: 1px solid var(--line); border-radius: 10px; padding: 1.5rem; }
.facts { margin: 1rem 0 0; font-size: 0.95rem; }
.facts div { display: flex; gap: 1rem; padding: 0.15rem 0; }
dt { flex: 0 0 8rem; color: var(--soft); overflow-wrap: anywhere; }
dd { margin: 0; overflow-wrap: anywhere; }
.text { margin: 0; padding: 1rem; background: var(--back); border-radius: 8px; font: 0.95rem/1.55 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
iframe { width: 100%; height: 36rem; resize: vertical; border: 1px solid var(--line); border-radius: 8px; background: #fff; }
details { margin-top: 1.75rem; }
summary { cursor: pointer; }
@media (max-width: 40rem) {
  main { padding: 1rem; }
  .list a { grid-template-columns: 1fr auto; }
  .subject { grid-row: 1; grid-column: 1 / -1; white-space: normal; }
  input { flex: 1; min-width: 0; }
  dt { flex-basis: 5rem; }
}
`;

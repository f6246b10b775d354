/** What somebody might write into a course who means it no good, and the places of the small course for it. */
const tags = ["script", "img src=x", "svg", "iframe", "object", "style", "a href=x", "math", "base href=//x", "form"];
export const schemes = [
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "data:text/html,x",
  "vbscript:x",
  "http://example.org",
  "//example.org",
  "file:///etc/passwd",
  "https://user:key@example.org",
  "https://localhost",
  "tel:*21*123#",
  "intent://x",
  "blob:https://example.org/x",
];
export const handlers = ["onload", "onerror", "onclick", "onmouseover", "onfocus"];
const invisible = ["\u202E", "\u2066", "\u200F", "\u200B", "\u2060", "\uFEFF", "\u0000", "\u0007", "\u2028", "\u00AD"];
const formulas = [
  "=cmd|' /C calc'!A0",
  "+1+1",
  "-2+3",
  "@SUM(A1)",
  '=HYPERLINK("https://example.org")',
  "=1+1;",
  "\t=1",
];

export const texts = [
  ...tags.flatMap((tag) => [
    `<${tag}>`,
    `<${tag} onload=alert(1)>`,
    `\\<${tag}>`,
    `&lt;${tag}&gt;`,
    `[<${tag}>](https://example.org)`,
  ]),
  ...schemes.flatMap((to) => [`[กด](${to})`, `<${to}>`, `![กด](${to})`, `**[กด](${to})**`]),
  ...handlers.flatMap((name) => [`" ${name}="alert(1)`, `<p ${name}='alert(1)'>x</p>`, `](${name}=x)`]),
  ...invisible.flatMap((letter) => [`โอน${letter}เงิน`, `&#x${letter.codePointAt(0)?.toString(16)};x`]),
  ...formulas,
  "{{constructor.constructor('x')()}}",
  "${7*7}",
  "__proto__",
  '{"kind":"lesson"}',
  "[a]: javascript:x\n\n[a]",
  "[^1]\n\n[^1]: x",
  "| a | b |\n|---|---|\n| c | d |",
  "```html\n<b>x</b>\n```",
  "<!-- x -->",
  "<?php x ?>",
  "<![CDATA[x]]>",
  "`<b>`",
  "* * *",
  "'; DROP TABLE row; --",
  "\\u003cscript\\u003e",
  "%3Cscript%3E",
  "</script><script>alert(1)</script>",
  "]]>",
  "&amp;lt;script&amp;gt;",
  "<a\nhref=x>",
  "<<script>>",
  "＜script＞",
  ...Array.from({ length: 30 }, (_, at) => `${"<".repeat(at + 1)}script${">".repeat(at + 1)}`),
];

export const places = [
  ["a paragraph", "Read a story to each other"],
  ["a list", "inside"],
  ["a message", "Urgent!"],
  ["a choice", "Answer 3"],
  ["an explanation", "Because of reason 3"],
  ["a title", "Find a partner"],
] as const;

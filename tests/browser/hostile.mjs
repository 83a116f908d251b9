// A journal in which every field is written by somebody who means harm, and breaks the layout if nothing else.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const harm = [
  '<script>window.owned=1</script>',
  '"><img src=x onerror=window.owned=1>',
  "'><svg onload=window.owned=1>",
  'javascript:window.owned=1',
  'data:text/html,<script>window.owned=1</script>',
  'https://acme.example/?a=<b>&c="d" onclick="window.owned=1',
  '</style><style>* { display: none }</style><script>window.owned=1</script>',
  '</svg></title></section></main><iframe src=//acme.example></iframe>',
  '--><!-- ]]> <![CDATA[ {{7*7}}',
  '&lt;script&gt;alert(1)&lt;/script&gt; &amp; < > \' "',
  '\u202egnp.exe \u2066 \u200f \ufeff right to left',
  '\u001b[31mred\u001b]8;;http://acme.example\u0007 \u0000 \u007f \u009b',
  'W'.repeat(10240),
  'm\u0301\u0302\u0303\u0304'.repeat(400),
  'שלום עולם '.repeat(30),
  'one\ntwo\n\n\tthree\n'.repeat(20),
];

/// The text as a YAML scalar of one line, whatever is in it.
const quoted = (text) =>
  `"${[...text].map((c) => (/[ !#-[\]-~]/.test(c) ? c : `\\U${c.codePointAt(0).toString(16).padStart(8, '0')}`)).join('')}"`;

/// Writes the journal into the folder; each field of each case holds another of the texts above.
export function hostile(folder) {
  let at = 0;
  const word = () => quoted(harm[at++ % harm.length]);
  // What recurs, so that it is counted and shown.
  const fixed = (n) => quoted(harm[n % harm.length]);
  const put = (file, text) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  put('journal.yaml', `format: 1\nname: ${word()}\nreasons: [${fixed(12)}]\nroles: {${fixed(7)}: [${fixed(1)}]}\n`);
  for (let n = 0; n < 36; n++) {
    const month = String(3 + (n % 7)).padStart(2, '0');
    const group = n % 3;
    const event = (day, kind, rest) => `---\ndate: 2026-${month}-${day}\nevent: ${kind}\n${rest}`;
    const header =
      `---\ncompany: ${word()}\nrole: ${fixed(group)}\nsource: ${fixed(group + 11)}\nlevel: ${fixed(group + 5)}\n` +
      `place: ${word()}\nurl: ${word()}\ncontact: ${word()}\ntags: [${fixed(group + 8)}, ${fixed(12)}]\n`;
    put(
      `2026/2026-${month}-01-case-${n}.yaml`,
      header +
        event('02', 'applied', `note: ${word()}\n`) +
        (group ? event('09', 'advanced', `stage: ${['screen', 'interview'][group - 1]}\nsaid: ${word()}\n`) : '') +
        event(
          '20',
          n === 1 ? 'accepted' : ['rejected', 'rejected', 'no-reply', 'withdrew', 'closed'][n % 5],
          `reasons:\n- {reason: ${fixed(12)}, detail: ${fixed(group + 2)}, stated: true}\n` +
            `- {reason: missing skill, detail: ${fixed(0)}}\nsaid: ${fixed(9)}\nnote: ${word()}\nvent: ${word()}\ncontrol: no\nfeeling: 1\n`,
        ) +
        event('21', 'reflected', `topic: portfolio\nrun: r${n}\nanswers: {shown: no, seen: partly, gone: ${word()}}\n`) +
        event(
          '21',
          'reflected',
          `topic: lessons\nrun: r${n}\nanswers: {went-well: ${word()}, learned: ${word()}, change: ${word()}, control: no}\n`,
        ) +
        event('22', 'feedback', `from: ${word()}\nsaid: ${word()}\n`),
    );
  }
  const question = (id) => `- {id: ${id}, ask: ${word()}, kind: yes-no, core: true, concern: [partly, no], try: ${word()}}\n`;
  put(
    'prompts/portfolio.yaml',
    `topic: portfolio\ntitle: ${word()}\nask: {stages: [application]}\nmoment: applied\nquestions:\n${question('shown')}${question('seen')}`,
  );
  const planned = (id, aim) =>
    `---\ndate: 2026-05-12\nevent: planned\nid: ${id}\ndo: ${word()}\nfor: ${aim}\ncase: 2026-03-01-case-0\ndue: 2026-12-13\n`;
  put(
    'plan.yaml',
    `${planned('one', 'portfolio/shown')}${planned('two', 'fit/match')}${planned('three', 'portfolio/seen')}` +
      `---\ndate: 2026-06-01\nevent: done\nid: one\n---\ndate: 2026-06-02\nevent: dropped\nid: three\n` +
      `---\ndate: 2026-06-11\nevent: goal\nid: four\ncount: 7\nof: ${fixed(12)}\nby: 2026-12-17\n` +
      `---\ndate: 2026-06-12\nevent: goal\nid: five\ncount: 9\nof: ${fixed(1)}\n`,
  );
  put('reviews/2026-05-17.yaml', `---\ndate: 2026-05-17\nevent: reviewed\nkeep: ${word()}\ntry: ${word()}\n`);
}

if (process.argv[2]) hostile(process.argv[2]);

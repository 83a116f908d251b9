// Opens every page of a folder in Chromium, at the widths and in the colours of a reader, and says what is wrong with it.
// Before that it breaks a page on purpose, once for each check, so that a check that sees nothing is noticed.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { faults, ownNames } from './checks.mjs';

const [pages, program, screenshots] = process.argv.slice(2).map((word) => word && resolve(word));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const WIDTHS = [360, 768, 1280, 1600];

/// A page, and what breaks it so that the check finds it: what is replaced, and by what.
const BREAKS = [
  ['console', '</main>', '<img src="data:,"></main>'],
  ['error', '<head>', '<head><script>throw new Error("on purpose")</script>', true],
  ['dialog', '<head>', '<head><script>alert("on purpose")</script>', true],
  ['request', '</main>', '<img src="nothing.png" alt=""></main>', true],
  ['window', '<head>', '<head><script>window.owned = 1</script>', true],
  ['headings', '</main>', '<h1>Another</h1></main>'],
  ['headings', '</main>', '<h6>Deep</h6></main>'],
  ['landmarks', /<(\/?)footer>/g, '<$1div>'],
  ['landmarks', /<(\/?)main>/g, '<$1div>'],
  ['overflow', '</main>', '<pre>' + 'W'.repeat(400) + '</pre></main>'],
  ['overflow', '</main>', '<div class="at-far"></div></main>', false, '.at-far { position: absolute; left: -50px; width: 20px; height: 9px }'],
  ['words', '</svg>', '<text x="9999" y="10">far</text></svg>'],
  ['words', '', '', false, '.picture text { font-size: 4px !important }'],
  ['access', '</main>', '<p class="pale">pale words</p></main>', false, '.pale { color: #999; background: #aaa }'],
  ['access', '<html lang="en">', '<html>'],
  ['keyboard', /<summary>/g, '<summary tabindex="-1">'],
  ['keyboard', '', '', false, ':focus-visible { outline: none !important }'],
  ['keyboard', '', '', false, 'details table { display: none }'],
  ['print', '', '', false, 'section, svg, figure { break-inside: auto !important }'],
  ['print', '', '', false, '@media print { svg { height: 1500px !important } }'],
  ['print', '', '', false, '@media print { .scroll { max-height: 2rem !important; overflow: auto !important } }'],
];

/// The page, broken; a script in it runs, where it is to, as if the policy did not forbid it, and rules are allowed.
function broken(text, [, what, by, runs, rules = '']) {
  const bare = runs || rules ? text.replace(/<meta http-equiv[^>]*>/, '') : text;
  return bare.replace(what, by).replace('</style>', `${rules}</style>`);
}

const browser = await chromium.launch({ executablePath: program, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
const spoilt = join(pages, 'spoilt.html');
const files = readdirSync(pages).filter((file) => /\.(html|svg)$/.test(file)).sort();
writeFileSync(spoilt, '<!doctype html>');
const names = await ownNames(browser, pathToFileURL(spoilt).href);
let [passed, failed] = [0, 0];
const tell = (what, found) => {
  found.length ? failed++ : passed++;
  for (const [check, fault] of found) console.log(`FAILED ${what}: ${check}: ${fault}`);
};

const whole = readFileSync(join(pages, 'few.html'), 'utf8');
for (const one of BREAKS) {
  writeFileSync(spoilt, broken(whole, one));
  const found = await faults(browser, pathToFileURL(spoilt).href, { width: 1280, scheme: 'light', axe, names });
  const seen = found.some(([check]) => check === one[0]);
  tell(`'${one[0]}' sees nothing in ${one[2] || one[4]}`, seen ? [] : [['proof', JSON.stringify(found)]]);
}

for (const file of files) {
  const url = pathToFileURL(join(pages, file)).href;
  for (const width of file.endsWith('.svg') ? [1280] : WIDTHS) {
    for (const scheme of ['light', 'dark']) {
      const look = async (kind, picture) => {
        if (!screenshots) return;
        mkdirSync(screenshots, { recursive: true });
        const name = kind === 'print' ? `${file}.pdf` : `${file}-${width}-${scheme}.png`;
        writeFileSync(join(screenshots, name), await picture());
      };
      const found = file.endsWith('.svg')
        ? await alone(url, scheme, look)
        : await faults(browser, url, { width, scheme, axe, names, look });
      tell(`${file} at ${width}, ${scheme}`, found);
    }
  }
}

/// A picture that stands alone is drawn, and asks for nothing.
async function alone(url, scheme, look) {
  const found = [];
  const page = await browser.newPage({ viewport: { width: 1400, height: 1100 }, colorScheme: scheme });
  page.on('console', (message) => found.push(['console', message.text()]));
  page.on('request', (request) => request.url() !== url && found.push(['request', request.url()]));
  await page.goto(url);
  const drawn = await page.evaluate(() => document.documentElement.tagName === 'svg' && document.querySelectorAll('path').length);
  if (!drawn) found.push(['drawn', 'no picture']);
  await look('page', () => page.screenshot());
  await page.close();
  return found;
}

await browser.close();
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;

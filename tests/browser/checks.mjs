// What a page must be, each as a function that gives what is wrong: texts, none where all is well. Those of `inPage` run
// in the page.

/// The width of what is printed on A4, and how high a page of it is: 210 by 297 mm, 12 mm of edge, 96 pixels an inch.
export const SHEET = { width: Math.floor(((210 - 24) / 25.4) * 96), height: Math.floor(((297 - 24) / 25.4) * 96) };

const inPage = {
  /// One heading of the first level, none that skips a level.
  headings() {
    const shown = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter((one) => one.checkVisibility());
    const levels = shown.map((one) => Number(one.tagName[1]));
    const faults = levels.filter((level) => level === 1).length === 1 ? [] : [`levels ${levels}`];
    levels.forEach((level, at) => {
      if (level > (levels[at - 1] ?? 0) + 1) faults.push(`'${shown[at].textContent}' is of level ${level}`);
    });
    return faults;
  },

  /// Nothing is wider than the window, but inside what scrolls.
  overflow() {
    const wide = document.documentElement.clientWidth;
    const faults = [];
    if (document.documentElement.scrollWidth > wide) {
      faults.push(`the page is ${document.documentElement.scrollWidth} of ${wide} pixels wide`);
    }
    const scrolls = (one) => {
      for (let up = one.parentElement; up && up !== document.documentElement; up = up.parentElement) {
        if (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(up).overflowX)) return true;
      }
      return false;
    };
    for (const one of document.body.querySelectorAll('*')) {
      const box = one.getBoundingClientRect();
      if (box.width && one.checkVisibility() && (box.right > wide + 1 || box.left < -1) && !scrolls(one)) {
        const what = `<${one.tagName.toLowerCase()} class="${one.getAttribute('class') ?? ''}">`;
        faults.push(`${what} from ${Math.round(box.left)} to ${Math.round(box.right)}: ${one.textContent.slice(0, 40)}`);
      }
    }
    return faults.slice(0, 5);
  },

  /// The words of a picture lie in it, and are large enough to be read: nine pixels.
  words() {
    const faults = [];
    for (const text of document.querySelectorAll('svg text')) {
      if (!text.checkVisibility() || !text.textContent.trim()) continue;
      const [box, picture] = [text.getBoundingClientRect(), text.ownerSVGElement.getBoundingClientRect()];
      const size = parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a;
      const said = text.textContent.trim().replace(/\s+/g, ' ').slice(0, 40);
      if (size < 9) faults.push(`'${said}' is ${size.toFixed(1)} pixels high`);
      const out = Math.max(picture.left - box.left, box.right - picture.right, picture.top - box.top, box.bottom - picture.bottom);
      if (out > 2) faults.push(`'${said}' is ${Math.round(out)} pixels out of its picture`);
    }
    return faults.slice(0, 5);
  },

  /// On paper each picture is on one page: it, or something around it, is kept together and is not higher than one.
  cut(sheet) {
    const faults = [];
    for (const picture of document.querySelectorAll('svg, figure')) {
      if (!picture.checkVisibility()) continue;
      let kept = false;
      for (let up = picture; up; up = up.parentElement) {
        const high = up.getBoundingClientRect().height;
        kept ||= getComputedStyle(up).breakInside === 'avoid' && high <= sheet.height;
      }
      if (!kept) faults.push(`${picture.getAttribute('aria-label')?.slice(0, 60) ?? picture.tagName} may be cut`);
    }
    return faults;
  },

  /// What an open table holds and paper does not show, and strokes that paper does not draw.
  hidden: () => {
    const faults = [];
    for (const box of document.querySelectorAll('.scroll')) {
      if (!box.checkVisibility()) faults.push(`${box.getAttribute('aria-label')}: its table is not shown`);
      if (box.scrollHeight > box.clientHeight + 1) faults.push(`${box.getAttribute('aria-label')}: cut by ${box.scrollHeight - box.clientHeight} px`);
    }
    for (const path of document.querySelectorAll('path')) {
      if (/[hv]0(?![.\d])/.test(path.getAttribute('d'))) faults.push(`${path.getAttribute('class')}: a stroke of no length`);
    }
    return faults;
  },

  names: () => Object.getOwnPropertyNames(window),
};

/// What is at a page of each kind; `about` names kinds of landmark the page has.
async function landmarks(page) {
  const faults = [];
  const sections = await page.locator('main > section').count();
  const wanted = { banner: 1, main: 1, contentinfo: 1, navigation: sections > 2 ? 1 : 0 };
  for (const [role, count] of Object.entries(wanted)) {
    const found = await page.getByRole(role).count();
    if (found !== count) faults.push(`${found} of ${role}, not ${count}`);
  }
  return faults;
}

/// Everything that takes the keyboard shows that it has it, and each disclosure opens and shows its table.
async function keyboard(page) {
  const faults = [];
  const opened = new Set();
  const summaries = await page.locator('summary').count();
  const stops = await page.locator('a[href], summary, [tabindex]').count();
  await page.evaluate(() => document.activeElement?.blur());
  for (let press = 0; press < stops + 2; press++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const one = document.activeElement;
      if (!one || one === document.body) return null;
      const look = getComputedStyle(one);
      const box = one.getBoundingClientRect();
      return {
        what: `<${one.tagName.toLowerCase()}> ${one.textContent.trim().slice(0, 40)}`,
        summary: one.tagName === 'SUMMARY' ? [...document.querySelectorAll('summary')].indexOf(one) : -1,
        lit: look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) >= 1 && box.width > 1 && box.height > 1,
        seen: box.bottom > 0 && box.top < innerHeight,
      };
    });
    if (!at) continue;
    if (!at.lit) faults.push(`${at.what}: nothing shows that it has the keyboard`);
    if (!at.seen) faults.push(`${at.what}: has the keyboard out of sight`);
    if (at.summary < 0 || opened.has(at.summary)) continue;
    opened.add(at.summary);
    await page.keyboard.press('Enter');
    const shown = await page.evaluate((n) => {
      const details = document.querySelectorAll('summary')[n].parentElement;
      return details.open && [...details.querySelectorAll('table')].every((table) => table.checkVisibility());
    }, at.summary);
    if (!shown) faults.push(`${at.what}: does not open by Enter`);
  }
  if (opened.size !== summaries) faults.push(`${opened.size} of ${summaries} disclosures were reached by Tab`);
  return faults;
}

async function access(page, axe) {
  await page.evaluate(axe);
  const values = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const { violations } = await page.evaluate(
    (values) => globalThis.axe.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] }),
    values,
  );
  return violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map((node) => `${id}: ${node.html.slice(0, 120)} ${node.failureSummary.replace(/\s+/g, ' ').slice(0, 160)}`));
}

async function print(page) {
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: SHEET.width, height: SHEET.height });
  const faults = await page.evaluate(inPage.cut, SHEET);
  const pdf = await page.pdf({ format: 'A4', margin: { top: '12mm', right: '12mm', bottom: '12mm', left: '12mm' } });
  if (pdf.subarray(0, 5).toString() !== '%PDF-') faults.push('no PDF was made');
  const wide = await page.evaluate(inPage.overflow);
  await page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));
  const hidden = await page.evaluate(inPage.hidden);
  return { faults: [...faults, ...wide, ...hidden], pdf };
}

/// Opens a page at a width and in a scheme, and gives every fault as `[check, what]`. `look` is given the page as it
/// stands, and on paper, for a picture of it.
export async function faults(browser, url, { width, scheme, axe, names, look = async () => {} }) {
  const found = [];
  const add = (check, list) => found.push(...list.map((what) => [check, what]));
  const context = await browser.newContext({
    viewport: { width, height: width < 500 ? 740 : 900 },
    colorScheme: scheme,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.on('console', (message) => add('console', [message.text()]));
  page.on('pageerror', (error) => add('error', [error.message]));
  page.on('dialog', (dialog) => (add('dialog', [dialog.message()]), dialog.dismiss()));
  page.on('request', (request) => request.url() !== url && add('request', [request.url().slice(0, 100)]));
  context.on('page', () => add('dialog', ['another page was opened']));
  await page.goto(url, { waitUntil: 'load' });
  const known = new Set(names);
  add('window', (await page.evaluate(inPage.names)).filter((name) => !known.has(name)));
  add('headings', await page.evaluate(inPage.headings));
  add('landmarks', await landmarks(page));
  add('overflow', await page.evaluate(inPage.overflow));
  add('words', await page.evaluate(inPage.words));
  await look('page', () => page.screenshot({ fullPage: true }));
  add('access', await access(page, axe));
  add('keyboard', await keyboard(page));
  add('overflow', await page.evaluate(inPage.overflow));
  add('access', await access(page, axe));
  if (scheme === 'light' && width === 1280) {
    await page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = false)));
    const { faults, pdf } = await print(page);
    add('print', faults);
    await look('print', async () => pdf);
  }
  await context.close();
  return found;
}

/// The names a window has of itself, as that of an empty page says.
export async function ownNames(browser, empty) {
  const page = await browser.newPage();
  await page.goto(empty);
  const names = await page.evaluate(inPage.names);
  await page.close();
  return names;
}

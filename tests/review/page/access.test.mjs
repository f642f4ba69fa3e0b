// What WCAG asks for and a program can see; small windows; keys.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { axeSource, makeStore, openDocument, openPage, sample, withBrowser, withFolder, withServer } from './harness.mjs';

const limit = { timeout: 180_000 };
const names = ['saint-aubert-french.pdf', 'oakmere-plain-text.txt', 'lindhaven-glyph.pdf'];

async function views(page, server) {
  const at = (hash) => page.goto(new URL('/' + hash, server.address).href);
  return [
    ['overview', async () => { await at('#/'); await page.waitForSelector('.rows .row'); }],
    ['document', async () => { await at('#/'); await openDocument(page, names[0]); await page.waitForSelector('.sheet img'); }],
    ['checklist', async () => { await page.locator('[data-field="III.2"]').click(); await page.waitForSelector('.card.chosen .check'); }],
    ['contacts', async () => { await page.locator('[data-field="IX.contact"]').click(); await page.waitForSelector('.card.chosen .contacts'); }],
    ['text', async () => { await at('#/'); await openDocument(page, names[1]); await page.waitForSelector('.line'); }],
    ['help', async () => { await page.locator('.card.chosen').focus(); await page.keyboard.press('?'); await page.waitForSelector('dialog[open]'); }],
    ['boxes', async () => { await page.keyboard.press('Escape'); await at('#/boxes'); await page.waitForSelector('.tile img'); }],
    ['statistics', async () => { await at('#/statistics'); await page.waitForSelector('.statistics h2'); }],
  ];
}

async function violations(page) {
  const found = await page.evaluate(() => window.axe.run(window.document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'],
  }));
  return found.violations.map((item) => `${item.id}: ${item.nodes.slice(0, 3).map((node) => node.target.join(' ') + ' ' + node.any.map((one) => one.message).join(' ')).join(' | ')}`);
}

for (const colorScheme of ['light', 'dark']) {
  test(`axe finds nothing to object to in any view, ${colorScheme}`, limit, () =>
    withFolder(async (folder) => {
      const store = await makeStore(folder, names.map(sample));
      const axe = await readFile(axeSource, 'utf8');
      await withServer(store, (server) => withBrowser(async (browser) => {
        const page = await openPage(browser, server, { colorScheme, reducedMotion: 'reduce' });
        // Not as a script of the page, which its policy would refuse.
        await page.evaluate(axe);
        for (const [name, open] of await views(page, server)) {
          await open();
          assert.deepEqual(await violations(page), [], name);
        }
        assert.deepEqual(page.troubles, []);
      }));
    }));
}

test('at 200 % in 1280 × 720 nothing is cut off sideways', limit, () =>
  withFolder(async (folder) => {
    const store = await makeStore(folder, names.map(sample));
    await withServer(store, (server) => withBrowser(async (browser) => {
      const page = await openPage(browser, server, { viewport: { width: 640, height: 360 } });
      for (const [name, open] of await views(page, server)) {
        await open();
        const over = await page.evaluate(() => window.document.documentElement.scrollWidth - window.innerWidth);
        assert.ok(over <= 0, `${name} is ${over} pixels too wide`);
      }
    }));
  }));

// How long a reviewer waits with 5,000 documents in the store. The times are
// printed, not judged: a busy machine is no defect.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { makeStore, openPage, sample, withBrowser, withFolder, withServer } from './harness.mjs';

const filler = fileURLToPath(new URL('many_documents.py', import.meta.url));
const names = ['saint-aubert-french.pdf', 'lindhaven-glyph.pdf', 'oakmere-drawn-boxes.pdf', 'qinghe-chinese.pdf'];
const middle = (times) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)];

// From the key to the frame that shows what it did.
const timeOf = (page, script) =>
  page.evaluate(async (text) => {
    const start = performance.now();
    await new Function(`return (async () => { ${text} })()`)();
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    return performance.now() - start;
  }, script);

test('with 5,000 documents the overview, a document and the next field come soon', { timeout: 300_000 }, (context) =>
  withFolder(async (folder) => {
    const store = await makeStore(folder, names.map(sample));
    execFileSync('python3', [filler, store, '5000']);
    await withServer(store, (server) => withBrowser(async (browser) => {
      const page = await openPage(browser, server, { bypassCSP: true });
      assert.match(await page.locator('.cards').innerText(), /5,000/);
      assert.ok((await page.locator('.rows .row').count()) < 100);
      const overview = await timeOf(page, `await (await fetch('/api/v1/documents')).json()`);
      const scroll = [];
      for (let i = 1; i <= 20; ++i) {
        scroll.push(await timeOf(page, `document.querySelector('.rows').scrollTop = ${i * 9000}`));
      }
      const search = await timeOf(page, `const box = document.getElementById('search'); box.value = 'qinghe'; box.dispatchEvent(new Event('input', { bubbles: true }))`);
      const wait = (condition) => `while (!(${condition})) await new Promise((resolve) => setTimeout(resolve, 2));`;
      const first = [];
      for (const name of names) {
        await page.goto(new URL('/#/', server.address).href);
        await page.waitForSelector('.rows .row');
        // The original: its file is there to be drawn.
        const sha256 = await page.evaluate(async (wanted) => (await (await fetch('/api/v1/documents')).json()).documents.find((row) => row.name === wanted).sha256, name);
        first.push(await timeOf(page, `location.hash = '#/documents/${sha256}'; ${wait(`document.querySelector('.card.chosen') && document.querySelector('.sheet img')?.complete`)}`));
      }
      const fields = [];
      await page.evaluate(() => document.querySelector('.card.chosen').focus());
      for (let i = 0; i < 20; ++i) {
        fields.push(await timeOf(page, `document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }))`));
      }
      context.diagnostic(`5,000 documents: all rows fetched in ${Math.round(overview)} ms, scrolled in ${Math.round(middle(scroll))} ms, searched in ${Math.round(search)} ms`);
      context.diagnostic(`first view of a document with its page ${first.map(Math.round).join(', ')} ms; next field ${Math.round(middle(fields))} ms (at most ${Math.round(Math.max(...fields))})`);
    }));
  }));

// Two windows, lost connections, and documents that want to be more than text.
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { allSaved, chosen, exported, makeStore, openDocument, openPage, sample, serve, withBrowser, withFolder, withServer } from './harness.mjs';

const document = 'oakmere-drawn-boxes.pdf';
const limit = { timeout: 120_000 };

async function goTo(page, field) {
  await page.locator(`[data-field="${field}"]`).click();
  assert.equal(await chosen(page), field);
}

async function write(page, field, text) {
  await goTo(page, field);
  await page.locator('.card.chosen .editor textarea').fill(text);
  await page.keyboard.press('Control+Enter');
}

test('a document is held by one window, read by others, and taken over', limit, () =>
  withFolder(async (folder) => {
    const store = await makeStore(folder, [sample(document)]);
    await withServer(store, (server) => withBrowser(async (browser) => {
      const one = await openPage(browser, server);
      await openDocument(one, document);
      const two = await openPage(browser, server);
      await openDocument(two, document);
      await two.waitForSelector('.held');
      assert.equal(await two.locator('.card.chosen .actions .primary').isDisabled(), true);
      await write(one, 'VI.1', 'Written in the first window.');
      await allSaved(one);
      // What the first one changes shows in the second.
      await two.locator('[data-field="VI.1"] .tag.corrected').waitFor();
      await two.getByRole('button', { name: 'Take it over' }).click();
      await two.waitForSelector('.held', { state: 'detached' });
      // The first one does not know yet, and its change is kept, not lost.
      await one.route('**/lease', (route) => route.abort());
      await write(one, 'VII.1', 'Too late.');
      await one.locator('[data-field="VII.1"] .trouble').waitFor();
      await one.waitForSelector('.saving.is-trouble');
      await write(two, 'VII.1', 'In time.');
      await allSaved(two);
      assert.deepEqual([one.troubles, two.troubles], [[], []]);
    }));
    const fields = (await exported(store))[document];
    assert.equal(fields['VI.1'].value, 'Written in the first window.');
    assert.equal(fields['VII.1'].value, 'In time.');
  }));

test('two changes to one field meet in a question, not in silence', limit, () =>
  withFolder(async (folder) => {
    const store = await makeStore(folder, [sample(document)]);
    await withServer(store, (server) => withBrowser(async (browser) => {
      const one = await openPage(browser, server);
      await openDocument(one, document);
      await goTo(one, 'VI.1');
      // The second window works while the first one hears nothing of it.
      await one.route('**/api/v1/documents/*/{lease,corrections}', (route) => route.abort());
      const two = await openPage(browser, server);
      await openDocument(two, document);
      await two.getByRole('button', { name: 'Take it over' }).click();
      await two.waitForSelector('.held', { state: 'detached' });
      await write(two, 'VI.1', 'Theirs.');
      await allSaved(two);
      await two.goto(new URL('/#/', server.address).href);
      await two.waitForSelector('.rows .row');
      await two.close();
      await write(one, 'VI.1', 'Mine.');
      await one.waitForSelector('.saving.is-offline');
      await one.unroute('**/api/v1/documents/*/{lease,corrections}');
      await one.waitForSelector('.conflict');
      assert.match(await one.locator('.conflict').innerText(), /Theirs\.[\s\S]*Mine\./);
      await one.getByRole('button', { name: 'Use mine' }).click();
      await allSaved(one);
    }));
    assert.equal((await exported(store))[document]['VI.1'].value, 'Mine.');
  }));

test('a server that was killed and started again gets what was done meanwhile', limit, () =>
  withFolder(async (folder) => {
    const store = await makeStore(folder, [sample(document)]);
    await withBrowser(async (browser) => {
      const first = await serve(store);
      const page = await openPage(browser, first);
      await openDocument(page, document);
      await write(page, 'VI.1', 'Before.');
      await allSaved(page);
      await first.stop('SIGKILL');
      await write(page, 'VII.1', 'While it was away.');
      await page.waitForSelector('.saving.is-offline');
      await withServer(store, async (second) => {
        // The new server has a new token: its address lets the browser in again.
        const login = await page.context().newPage();
        await login.goto(second.address);
        await login.waitForSelector('.rows .row');
        await allSaved(page);
        assert.equal(await page.locator('.card:has(.tag.corrected)').count(), 2);
        await page.reload();
        await page.waitForSelector('.card.chosen');
        assert.equal(await page.locator('.card:has(.tag.corrected)').count(), 2);
      }, { port: first.port });
    });
    const fields = (await exported(store))[document];
    assert.equal(fields['VI.1'].value, 'Before.');
    assert.equal(fields['VII.1'].value, 'While it was away.');
  }));

test('what was changed is taken back step by step', limit, () =>
  withFolder(async (folder) => {
    const store = await makeStore(folder, [sample(document)]);
    await withServer(store, (server) => withBrowser(async (browser) => {
      const page = await openPage(browser, server);
      await openDocument(page, document);
      const doubtful = await page.locator('.tag.doubtful').count();
      await write(page, 'VI.1', 'One.');
      await write(page, 'VI.1', 'Two.');
      await page.locator('.card.chosen').focus();
      await page.keyboard.press('u');
      await allSaved(page);
      await page.waitForFunction(() => window.document.querySelector('[data-field="VI.1"] textarea')?.value === 'One.');
      await page.locator('.card.chosen').focus();
      await page.keyboard.press('u');
      await allSaved(page);
      assert.equal(await page.locator('.tag.corrected').count(), 0);
      assert.equal(await page.locator('.tag.doubtful').count(), doubtful);
      assert.equal(await page.locator('.history .withdrawn').count(), 2);
    }));
    const fields = (await exported(store))[document];
    assert.equal(fields['VI.1'].review, undefined);
  }));

test('HTML and script in a document stay text', limit, () =>
  withFolder(async (folder) => {
    const { readFile } = await import('node:fs/promises');
    const evil = '<img src=x onerror="document.title=1"><script>document.title=2</script><b>bold</b>';
    const text = await readFile(sample('kestrelford-long.md'), 'utf8');
    const file = path.join(folder, 'evil <b>name.txt');
    const [first, ...rest] = (await readFile(sample('oakmere-plain-text.txt'), 'utf8')).split('Oakmere');
    assert.ok(text.length > 0 && rest.length > 0);
    await writeFile(file, [first, ...rest].join('Oakmere ' + evil));
    const store = await makeStore(folder, [file]);
    await withServer(store, (server) => withBrowser(async (browser) => {
      const page = await openPage(browser, server);
      const inside = () => page.evaluate(() => window.document.querySelectorAll('#app b b, #app script, #app img[src="x"], .line b, .value b, .name b').length);
      assert.equal(await inside(), 0);
      assert.match(await page.locator('.rows').innerText(), /<b>name\.txt/);
      await page.locator('.rows .name a').first().click();
      await page.waitForSelector('.line');
      assert.match(await page.locator('.pages').innerText(), /<script>/);
      assert.equal(await inside(), 0);
      assert.doesNotMatch(await page.title(), /^[12]$/);
      assert.deepEqual(page.troubles, []);
    }));
  }));

test('Arabic answers run from right to left, Chinese ones are there as written', limit, () =>
  withFolder(async (folder) => {
    const store = await makeStore(folder, [sample('qasr-alnoor-arabic.pdf'), sample('qinghe-chinese.pdf')]);
    const before = await exported(store);
    await withServer(store, (server) => withBrowser(async (browser) => {
      const page = await openPage(browser, server);
      await openDocument(page, 'qasr-alnoor-arabic.pdf');
      await goTo(page, 'respondent.city');
      const box = page.locator('.card.chosen textarea');
      assert.equal(await box.inputValue(), before['qasr-alnoor-arabic.pdf']['respondent.city'].value);
      assert.equal(await box.evaluate((area) => getComputedStyle(area).direction), 'rtl');
      await write(page, 'respondent.city', 'مدينة قصر النور');
      await allSaved(page);
      await page.keyboard.press('o');
      await page.waitForSelector('.rows .row');
      await openDocument(page, 'qinghe-chinese.pdf');
      await write(page, 'respondent.city', '清河市');
      await allSaved(page);
    }));
    const after = await exported(store);
    assert.equal(after['qasr-alnoor-arabic.pdf']['respondent.city'].value, 'مدينة قصر النور');
    assert.equal(after['qinghe-chinese.pdf']['respondent.city'].value, '清河市');
  }));

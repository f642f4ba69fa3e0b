// A review from start to end without a mouse, and what export makes of it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allSaved, chosen, exported, makeStore, openDocument, openPage, sample, withBrowser, withFolder, withServer } from './harness.mjs';

const names = ['saint-aubert-french.pdf', 'oakmere-drawn-boxes.pdf', 'oakmere-plain-text.txt'];

const edited = ['I.1', 'III.2', 'IV.1.percentage', 'IV.3', 'IX.contact', 'IX.submission_date', 'VI.1'];

const toLookAt = (page) => page.locator('.card .tag.doubtful').count();

// Goes to a field by keyboard: down from the first card, as far as it takes.
async function goTo(page, field) {
  for (let i = 0; i < 60 && (await chosen(page)) !== field; ++i) await page.keyboard.press('ArrowUp');
  for (let i = 0; i < 60 && (await chosen(page)) !== field; ++i) await page.keyboard.press('ArrowDown');
  assert.equal(await chosen(page), field);
}

async function type(page, field, text) {
  await goTo(page, field);
  await page.keyboard.press('e');
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
  await page.keyboard.press('Control+Enter');
}

test('doubtful fields are walked through and one of each type corrected, by keyboard alone', { timeout: 120_000 }, async () => {
  await withFolder(async (folder) => {
    const store = await makeStore(folder, names.map(sample));
    const before = await exported(store);
    await withServer(store, (server) => withBrowser(async (browser) => {
      const page = await openPage(browser, server);
      for (let i = 0; i < names.length; ++i) {
        await page.keyboard.press('d');
        await page.waitForFunction((count) => window.location.hash !== '#/' && document.querySelectorAll('.card .tag.doubtful').length === count, 4);
        while ((await toLookAt(page)) > 0) {
          const left = await toLookAt(page);
          await page.keyboard.press('Enter');
          await page.waitForFunction((count) => document.querySelectorAll('.card .tag.doubtful').length < count, left);
        }
        await allSaved(page);
        await page.keyboard.press('o');
        await page.waitForSelector('.rows .row');
      }
      await page.keyboard.press('/');
      await page.keyboard.type('saint-aubert');
      await page.keyboard.press('Tab');
      await page.locator('.rows .name a').first().focus();
      await page.keyboard.press('Enter');
      await page.waitForSelector('.card.chosen');
      await page.locator('.card.chosen').focus();
      await page.keyboard.press('f');
      await type(page, 'VI.1', 'Rien <b>du tout</b>.');
      await type(page, 'I.1', 'https://www.example.org/portail');
      await type(page, 'IV.1.percentage', '41,5');
      await type(page, 'IX.submission_date', '2023-05-14');
      await type(page, 'IX.contact', 'Marie Exemple');
      await goTo(page, 'IV.3');
      const other = before['saint-aubert-french.pdf']['IV.3'].value === 'yes' ? '2' : '1';
      await page.keyboard.press(other);
      await goTo(page, 'III.2');
      await page.keyboard.press('1');
      await allSaved(page);
      await page.reload();
      await page.waitForSelector('.card.chosen');
      const corrected = await page.locator('.card:has(.tag.corrected)').evaluateAll((cards) => cards.map((card) => card.dataset.field));
      assert.deepEqual(corrected.sort(), edited);
      assert.deepEqual(page.troubles, []);
      assert.equal(await server.stop(), 0);
    }));
    const after = await exported(store);
    const fields = after['saint-aubert-french.pdf'];
    const was = before['saint-aubert-french.pdf'];
    assert.equal(fields['VI.1'].value, 'Rien <b>du tout</b>.');
    assert.equal(fields['I.1'].value[0], 'https://www.example.org/portail');
    assert.equal(fields['IV.1.percentage'].value, 41.5);
    assert.equal(fields['IX.submission_date'].value, '2023-05-14');
    assert.equal(fields['IX.contact'].value[0].name, 'Marie Exemple');
    assert.notEqual(fields['IV.3'].value, was['IV.3'].value);
    assert.notDeepEqual(fields['III.2'].value, was['III.2'].value);
    assert.deepEqual(fields['III.2'].review.extracted, was['III.2'].value);
    let corrected = 0;
    for (const name of names) {
      for (const field of Object.values(after[name])) {
        assert.equal(field.needs_review, false, `${name} ${field.id}`);
        if (field.review?.action === 'corrected') ++corrected;
        else assert.deepEqual(field.value, before[name][field.id].value);
        if (before[name][field.id].needs_review) assert.equal(field.review.by, 'Ana');
      }
    }
    assert.equal(corrected, edited.length);
  });
});

// Both keys are there before the page is drawn again.
test('an option chosen by its digit stays when the next key comes at once', { timeout: 60_000 }, async () => {
  await withFolder(async (folder) => {
    const store = await makeStore(folder, [sample('saint-aubert-french.pdf')]);
    const before = (await exported(store))['saint-aubert-french.pdf']['IV.3'].value;
    await withServer(store, (server) => withBrowser(async (browser) => {
      const page = await openPage(browser, server);
      await openDocument(page, 'saint-aubert-french.pdf');
      await page.locator('.card.chosen').focus();
      await goTo(page, 'IV.3');
      await page.evaluate((digit) => {
        for (const key of [digit, 'ArrowDown']) document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      }, before === 'yes' ? '2' : '1');
      await allSaved(page);
      await page.reload();
      await page.waitForSelector('[data-field="IV.3"] .tag.corrected');
    }));
    const after = (await exported(store))['saint-aubert-french.pdf']['IV.3'];
    assert.equal(after.value, before === 'yes' ? 'no' : 'yes');
    assert.equal(after.review.action, 'corrected');
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PASSWORD } from '../support/open-test-desk.ts';
import { openTestWeb, setUp } from '../support/open-test-web.ts';

describe('headers', () => {
  it('lets nothing load, run, frame or receive a form but the desk itself', async (test) => {
    const web = await openTestWeb(test);
    const answer = await web.visitor().get('/sign-in').expect(200);
    const policy = String(answer.headers['content-security-policy']).split(';');
    for (const rule of [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      'trusted-types verbatim-page',
    ]) {
      assert.ok(policy.includes(rule), `${rule} in ${policy}`);
    }
    assert.equal(answer.headers['x-content-type-options'], 'nosniff');
    assert.equal(answer.headers['cache-control'], 'no-store');
    assert.equal(answer.headers['x-powered-by'], undefined);
    assert.match(String(answer.headers['content-type']), /text\/html; charset=utf-8/);
    assert.doesNotMatch(answer.text, /<script(?! type="module" src=)|<style| style="| on[a-z]+="/);
  });

  it('binds the cookie to its host and tells browsers to stay with TLS, where people reach it by https', async (test) => {
    const web = await openTestWeb(test, { publicUrl: 'https://desk.example' });
    const { code } = (await web.desk.accounts.startLink())!;
    const send = (origin: string) =>
      web.visitor().raw('/set-up').set('Origin', origin).type('form').send({ code, name: 'Ann Example', password: PASSWORD });
    await send(web.address).set('X-Forwarded-Host', 'desk.example').expect(403);
    const answer = await send('https://desk.example').expect(303);
    assert.match(String(answer.headers['set-cookie']), /^__Host-verbatim=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    assert.match(String(answer.headers['strict-transport-security']), /max-age=\d{8}/);
  });

  it('serves fonts from their packages and files of its own, and nothing beside them', async (test) => {
    const visitor = (await openTestWeb(test)).visitor();
    const font = await visitor.get('/assets/fonts/inter/inter-latin-400-normal.woff2').expect(200);
    assert.match(String(font.headers['cache-control']), /immutable/);
    const styles = await visitor
      .get('/assets/verbatim.css')
      .expect(200)
      .expect('content-type', /^text\/css/);
    assert.match(styles.text, /:root \{[\s\S]*\.panel \{[\s\S]*@media print/);
    await visitor.get('/assets/verbatim.css').set('If-None-Match', String(styles.headers.etag)).expect(304);
    for (const path of [
      '/assets/fonts/inter/..%2fpackage.json',
      '/assets/..%2f..%2fpackage.json',
      '/assets/fonts/inter/../package.json',
    ]) {
      const answer = await visitor.get(path);
      assert.ok(answer.status >= 400 || answer.status === 303, `${path}: ${answer.status}`);
      assert.doesNotMatch(String(answer.text), /"version"/);
    }
  });

  it('gives originals to save, never to show', async (test) => {
    const web = await openTestWeb(test);
    const ann = await setUp(web);
    const sent = { key: 'a-hostile-source', title: 'Page', standing: 'primary', text: '<script>alert(1)</script> and some words' };
    const source = String((await ann.post('/sources', sent).expect(303)).headers.location);
    const answer = await ann.get(`${source}/original`).expect(200);
    assert.match(String(answer.headers['content-disposition']), /^attachment/);
    assert.match(String(answer.headers['content-security-policy']), /sandbox/);
    assert.equal(answer.headers['x-content-type-options'], 'nosniff');
    const reader = await ann.get(source).expect(200);
    assert.match(reader.text, /&lt;script&gt;alert\(1\)/);
  });
});

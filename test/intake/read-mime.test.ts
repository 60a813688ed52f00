import assert from 'node:assert/strict';
import { test } from 'node:test';
import iconv from 'iconv-lite';
import { readBytes } from '../../src/intake/read-bytes.ts';

const read = (text: string, name = 'sample.eml') => readBytes(Buffer.from(text.replaceAll('\n', '\r\n'), 'latin1'), { name });
const HEAD = `Received: from a.example by b.example; Wed, 3 Mar 2021 10:00:01 +0100
From: =?utf-8?Q?Ren=C3=A9e_Sample?= <r@example.org>
To: desk@example.org
Subject: =?utf-8?B?${Buffer.from('Re: “figures”').toString('base64')}?=
Date: Wed, 03 Mar 2021 10:00:00 +0100
Message-ID: <1@example.org>
MIME-Version: 1.0
`;

test('a plain message: text, sender, subject, date, headers', async () => {
  const body = iconv.encode('It was “14 to 9”.\n', 'windows-1252').toString('latin1');
  const mail = await read(`${HEAD}Content-Type: text/plain; charset=windows-1252\n\n${body}`);
  assert.deepEqual(
    [mail.kind, mail.text, mail.title, mail.author, mail.published],
    ['email', 'It was “14 to 9”.\n', 'Re: “figures”', 'Renée Sample <r@example.org>', '2021-03-03T10:00:00+01:00'],
  );
  assert.deepEqual(
    mail.stated?.map(({ name }) => name),
    ['Received', 'From', 'To', 'Subject', 'Date', 'Message-ID'],
  );
});

test('the plain part is taken, in its transfer encoding; attachments are named', async () => {
  const mail = await read(`${HEAD}Content-Type: multipart/mixed; boundary="b 1"

preamble
--b 1
Content-Type: multipart/alternative; boundary=c

--c
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

caf=C3=A9 and a long line that =
goes on
--c
Content-Type: text/html

<p>HTML
--c--
--b 1
Content-Type: application/pdf
Content-Disposition: attachment; filename="figures.pdf"
Content-Transfer-Encoding: base64

JVBERi0=
--b 1--
epilogue`);
  assert.equal(mail.text, 'café and a long line that goes on');
  assert.match(mail.warnings.join(), /figures\.pdf/);
});

test('all its parts are read, and a forwarded message with its own headers', async () => {
  const mail = await read(`${HEAD}Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain

See below.
--b
Content-Type: image/png; name=chart.png
Content-Transfer-Encoding: base64

AAAA
--b
Content-Type: message/rfc822

From: Ann Sample <ann@example.org>
Date: Tue, 02 Mar 2021 09:00:00 +0100
Subject: Figures
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary=c

--c
Content-Type: text/html

<p>Nine <b>boats</b>.</p>
--c--
--b
Content-Type: text/plain

And after it.
--b
Content-Type: application/pdf; name=figures.pdf
Content-Transfer-Encoding: base64

JVBERi0=
--b--`);
  assert.equal(
    mail.text,
    'See below.\n\nFrom: Ann Sample <ann@example.org>\nDate: Tue, 02 Mar 2021 09:00:00 +0100\nSubject: Figures\n\nNine boats.\n\nAnd after it.',
  );
  assert.equal(mail.title, 'Re: “figures”');
  assert.deepEqual(mail.warnings, ['Attached, not read: figures.pdf. Upload what matters as its own file.']);
});

test('a message with HTML only gives its words', async () => {
  const words = 'The figures that you asked for are these, and they are final. '.repeat(8);
  const mail = await read(
    `${HEAD}Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\n${Buffer.from(`<p>${words}</p>`).toString('base64')}`,
  );
  assert.equal(mail.text, words.trim());
});

test('a page saved by a browser is a page, with the address that it came from', async () => {
  const words = 'Words of the piece, which go on for a while so that it counts. '.repeat(8);
  const page = await read(
    `From: <Saved by Blink>
Snapshot-Content-Location: https://example.org/piece
Subject: A piece
Date: Wed, 3 Mar 2021 10:00:00 -0000
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="x"

--x
Content-Type: text/html
Content-Transfer-Encoding: quoted-printable
Content-Location: https://example.org/piece

<html><head><meta charset=3D"utf-8"><title>A piece</title></head><body><nav>Menu</nav><article><p>${words}</p></article></body></html>
--x
Content-Type: image/png
Content-Transfer-Encoding: base64

iVBORw0KGgo=
--x--`,
    'piece.mhtml',
  );
  assert.deepEqual([page.kind, page.title, page.text], ['html', 'A piece', words.trim()]);
  assert.deepEqual(page.stated?.[0], { name: 'Address', value: 'https://example.org/piece' });
});

test('parts inside parts without end are refused', async () => {
  let body = 'x';
  for (let depth = 0; depth < 50; depth++)
    body = `Content-Type: multipart/mixed; boundary=b${depth}\n\n--b${depth}\n${body}\n--b${depth}--`;
  await assert.rejects(read(`${HEAD}${body}`), { name: 'VerbatimError', message: /too many parts/ });
});

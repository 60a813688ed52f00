import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainDocument } from '../../src/documents/document.ts';
import { createLibrary } from '../../src/matching/index/library.ts';
import { matchQuote } from '../../src/matching/match-quote.ts';
import { canonicalText } from '../../src/text/canonical.ts';

// Written for these tests: in each line the source's passage stands between bars.
const SOURCES: Readonly<Record<string, string>> = {
  japanese: '村には古い橋がある。|港の灯台は夜ごとに三度だけ光り、漁師たちはその数を数えて帰り道を知った|。朝になると霧が晴れた。',
  chinese: '那年秋天雨水很多。|老木匠把最后一块木板钉好，然后坐在台阶上看着河水慢慢涨起来|。没有人说话。',
  korean: '마을에는 오래된 다리가 있다. |등대지기는 밤마다 세 번 불을 켜고 바다의 소리를 공책에 적었다|. 아침에는 안개가 걷혔다.',
  arabic:
    'في القرية جسر قديم. |كان حارس المنارة يشعل المصباح ثلاث مرات كل ليلة ويكتب صوت البحر في دفتره|. وفي الصباح انقشع الضباب.',
  hebrew: 'בכפר יש גשר ישן. |שומר המגדלור הדליק את המנורה שלוש פעמים בכל לילה ורשם את קול הים במחברתו|. בבוקר התפזר הערפל.',
  german:
    'Im Dorf steht eine alte Brücke. |Der Wärter zündete jede Nacht dreimal die Lampe an und schrieb das Geräusch des Meeres in sein großes Heft|. Morgens riss der Nebel auf.',
  greek:
    'Στο χωριό υπάρχει μια παλιά γέφυρα. |Ο φαροφύλακας άναβε κάθε νύχτα τρεις φορές τη λάμπα και έγραφε τον ήχο της θάλασσας στο τετράδιό του|. Το πρωί καθάρισε η ομίχλη.',
  russian:
    'В деревне стоит старый мост. |Смотритель маяка каждую ночь трижды зажигал лампу и записывал шум моря в толстую тетрадь|. Утром туман рассеялся.',
  french:
    'Au village il y a un vieux pont. |Le gardien du phare allumait la lampe trois fois par nuit et notait le bruit de la mer dans son cahier relié à Sète|. Au matin la brume se leva.',
  thai: 'ในหมู่บ้านมีสะพานเก่า |ชาวประมงกลับเข้าฝั่งก่อนรุ่งสางและนับปลาทุกตัวด้วยความระมัดระวัง| ตอนเช้าหมอกจางลง',
  emoji:
    'There is an old bridge. |We opened the shop at dawn 🐟🎉 and the whole street 👩‍👩‍👧 came to look at the fish before noon|. 🌫️ Then the fog lifted.',
};

const library = createLibrary();
for (const [id, marked] of Object.entries(SOURCES)) {
  library.add({ id, document: plainDocument(canonicalText(marked.replaceAll('|', ''))) });
}

function foundFor(text: string): string | null {
  const [part] = matchQuote(library, { text }).parts;
  return part ? library.get(part.source)!.document.text.slice(part.start, part.end) : null;
}

const SAME: Readonly<Record<string, (text: string) => string>> = {
  'as it stands': (text) => text,
  'in decomposed letters': (text) => text.normalize('NFD'),
  'in compatible letters': (text) => text.normalize('NFKC'),
  'with a break in every line': (text) => text.replaceAll(' ', '\n'),
};

for (const [language, marked] of Object.entries(SOURCES)) {
  const passage = marked.split('|')[1]!;
  for (const [how, write] of Object.entries(SAME)) {
    test(`${language}: finds the passage ${how}`, () => assert.equal(foundFor(write(passage)), passage));
  }
}

// Language, the quote as printed, and the passage that it came from.
const ALTERED: readonly (readonly [string, string, string])[] = [
  ['japanese', '灯台は夜ごとに三度だけ光り、船乗りたちはその数を数えて', '灯台は夜ごとに三度だけ光り、漁師たちはその数を数えて'],
  ['chinese', '老木匠把最后一块木板钉牢，然后坐在台阶上看着河水', '老木匠把最后一块木板钉好，然后坐在台阶上看着河水'],
  ['korean', '등대지기는 밤마다 네 번 불을 켜고 바다의 소리를', '등대지기는 밤마다 세 번 불을 켜고 바다의 소리를'],
  ['arabic with vowel signs', 'كَانَ حَارِسُ المَنَارَةِ يُشْعِلُ المِصْبَاحَ ثَلَاثَ مَرَّاتٍ', 'كان حارس المنارة يشعل المصباح ثلاث مرات'],
  ['hebrew', 'שומר המגדלור הדליק את הנר שלוש פעמים בכל לילה', 'שומר המגדלור הדליק את המנורה שלוש פעמים בכל לילה'],
  [
    'german in Swiss spelling',
    'schrieb das Geräusch des Meeres in sein grosses Heft',
    'schrieb das Geräusch des Meeres in sein großes Heft',
  ],
  ['greek in capitals', 'ΑΝΑΒΕ ΚΑΘΕ ΝΥΧΤΑ ΤΡΕΙΣ ΦΟΡΕΣ ΤΗ ΛΑΜΠΑ', 'άναβε κάθε νύχτα τρεις φορές τη λάμπα'],
  ['thai from the middle', 'ก่อนรุ่งสางและนับปลาทุกตัวด้วยความ', 'ก่อนรุ่งสางและนับปลาทุกตัวด้วยความ'],
  [
    'emoji left out',
    'We opened the shop at dawn and the whole street came to look',
    'We opened the shop at dawn 🐟🎉 and the whole street 👩‍👩‍👧 came to look',
  ],
];

for (const [name, quote, passage] of ALTERED) {
  test(`${name}: finds an altered quote`, () => {
    const found = foundFor(quote) ?? '';
    // Words of a script without spaces are cut by rule: the passage may reach a few letters further.
    assert.ok(found.includes(passage) && found.length <= passage.length + 24, `found "${found}"`);
  });
}

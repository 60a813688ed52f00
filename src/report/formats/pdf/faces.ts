import type { FontFamily, Weight } from './font-shelf.ts';

/** The type that a report is set in: words of others in serifs, the desk's own without. */
export type Face = 'serif' | 'serif-strong' | 'sans' | 'sans-strong' | 'code';

export const FACES: Readonly<Record<Face, { readonly family: FontFamily; readonly weight: Weight }>> = {
  serif: { family: fixed('source-serif-4'), weight: 400 },
  'serif-strong': { family: fixed('source-serif-4'), weight: 600 },
  sans: { family: fixed('inter'), weight: 400 },
  'sans-strong': { family: fixed('inter'), weight: 600 },
  code: { family: fixed('jetbrains-mono'), weight: 400 },
};

const HAN = { zh: 'noto-sans-sc', ja: 'noto-sans-jp', ko: 'noto-sans-kr' } as const;
/** Whose shapes Chinese characters are printed in. */
export type Han = keyof typeof HAN;

const ORDER: Readonly<Record<Han, readonly Han[]>> = { zh: ['zh', 'ja', 'ko'], ja: ['ja', 'zh', 'ko'], ko: ['ko', 'ja', 'zh'] };

/** By the other characters of the same text: Japanese has kana, Korean hangul. */
export function hanOf(text: string): Han {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return 'ja';
  return /\p{Script=Hangul}/u.test(text) ? 'ko' : 'zh';
}

/** Families to look for a character in, the face's own first. */
export function familiesFor(face: Face, han: Han): readonly FontFamily[] {
  return [FACES[face].family, ...OTHERS, ...ORDER[han].map((one) => variable(HAN[one])), ...SYMBOLS];
}

const SCRIPTS = ['hebrew', 'devanagari', 'bengali', 'tamil', 'thai', 'georgian', 'armenian'];
// Arabic letters are drawn whole: in type that draws their dots apart, a reader that copies the words gets others.
const OTHERS = [fixed('inter'), fixed('ibm-plex-sans-arabic'), ...SCRIPTS.map((script) => variable(`noto-sans-${script}`))];
const SYMBOLS = [regular('noto-sans-math'), regular('noto-sans-symbols-2'), variable('noto-emoji')];

function fixed(name: string): FontFamily {
  return { packaged: `@fontsource/${name}`, kind: 'static', hasBold: true };
}

function regular(name: string): FontFamily {
  return { ...fixed(name), hasBold: false };
}

function variable(name: string): FontFamily {
  return { packaged: `@fontsource-variable/${name}`, kind: 'variable', hasBold: true };
}

import { pieceEnd } from './pieces.ts';

/** True where `next` begins with a word that starts sentences and is no part of a name, in English, German, French or Spanish. */
export function isStarter(next: string): boolean {
  const word = next.slice(0, pieceEnd(next, 0));
  return STARTERS.has(word) && next.charAt(word.length) !== '.';
}

/** "Thursday", "EST", "Eastern": what may follow "5 p.m." within a sentence. */
export function isTimeWord(next: string): boolean {
  return TIME_WORD.test(next);
}

/** True for "Smith said", "Mayor Ann Lee asked": the cue of a quotation that ended in ? or !. */
export function isCueAfterName(next: string): boolean {
  return CUE_AFTER_NAME.test(next);
}

const TIME_WORD =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|[A-Z]{2,4}\b|Eastern|Central|Pacific|Mountain|Greenwich|London|Moscow)/;
const CUE_AFTER_NAME =
  /^(?:[\p{Lu}][\p{L}.'’-]*\s){1,3}(?:said|says|asked|asks|wrote|writes|told|added|adds|replied|shouted|cried|wondered|recalled|joked|quipped|tweeted|exclaimed|demanded|yelled|responded)\b/u;
const STARTERS = new Set(
  `The A An He She It They We You I This That These Those There Here In On At But And Or So If When While After Before As For From
  By With Without Although Though However Meanwhile His Her Its Their Our My Your What Who Whose Which How Why Where Not No Yes Some
  Many Most All Both Each Every Either Neither Then Now Since Under Over According Also Still Such Until Unless Because Despite
  During Once Nor Yet Only Even Just Instead Among Between Through Throughout Upon Today Yesterday Later Earlier Another Other
  Others Several Few Nobody Everybody Everyone Somebody Someone Nothing Everything Something Perhaps Maybe Never Always Often
  Sometimes Soon Thus Hence Therefore Moreover Nevertheless Nonetheless Where Whether He's She's It's They're We're I'm That's There's Don't Didn't Can't
  Der Die Das Ein Eine Er Sie Es Wir Ich Ihr Aber Und Oder Wenn Als Nach Vor Bei Mit Für Auch Doch Dann Dort Hier Nun Seit Am Im
  Zum Zur Von Dies Diese Dieser Dieses Man Nur Noch Wie Was Wer Warum Jetzt Heute Gestern Später Danach Deshalb Niemand Nichts Alle Viele Einige
  Le La Les L Un Une Il Elle Ils Elles Nous Vous Je Ce Cette Ces Mais Et Ou Où Dans Sur Pour Avec Sans Selon Après Avant Depuis
  Quand Puis Alors Ainsi Aujourd'hui Hier Si Au Aux En Par Son Sa Ses Leur Leurs Qui Que
  El Los Las Una Ella Ellos Ellas Nosotros Yo Este Esta Estos Estas Eso Pero Y O Con Sin Según Después Antes Desde Cuando Al Del
  Su Sus Quien No También Luego Entonces Ahora Hoy Ayer Mientras Según Nadie Nada Todos Muchos`.split(/\s+/),
);

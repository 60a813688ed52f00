import { speakerIn } from '../../documents/transcript-label.ts';
import type { VoicedText } from './cue-text.ts';

/** "- " or ">>" begins another voice; a name before a colon, in brackets or not, says whose. */
const WORD = String.raw`\p{Lu}[\p{L}\d_.'’-]*`;
const START = new RegExp(
  String.raw`^(?<mark>>>+[ \t]*|[-–—]{1,2}[ \t]*)?(?:[[(]?(?<name>${WORD}(?:[ \t](?:${WORD}|#?\d{1,2})){0,4})(?:[ \t]*\([^)\n]{1,30}\))?[\])]?:(?=\s|$))?`,
  'u',
);
/** Cues that a name in small letters must begin to be a speaker's and no word such as "Note:", unless a dash leads it. */
const LEAST_CUES = 2;

/** The voices of each cue, a new one where a line of it begins with another name. A name holds until the next name or dash. */
export function labelVoices(cues: readonly (readonly VoicedText[])[]): VoicedText[][] {
  const speakers = speakersOf(cues.flat().map(({ text }) => text));
  let holds: string | null = null;
  return cues.map((voices) =>
    voices.flatMap((voice) =>
      splitAtLabels(voice.text, speakers).map((text) => {
        const { mark, name } = START.exec(text)?.groups ?? {};
        if (mark) holds = null;
        if (isSpeaker(mark, name, speakers)) holds = name!.trim();
        return { text, speaker: voice.speaker ?? holds };
      }),
    ),
  );
}

function splitAtLabels(text: string, speakers: ReadonlyMap<string, number>): string[] {
  const parts: string[] = [];
  for (const line of text.trim().split('\n')) {
    const { mark, name } = START.exec(line)?.groups ?? {};
    if (parts.length === 0 || isSpeaker(mark, name, speakers)) parts.push(line);
    else parts[parts.length - 1] += `\n${line}`;
  }
  return parts;
}

function speakersOf(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) {
    const names = text.split('\n').map((line) => START.exec(line.trim())?.groups?.name);
    for (const name of new Set(names)) if (name) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

function isSpeaker(mark: string | undefined, name: string | undefined, speakers: ReadonlyMap<string, number>): boolean {
  if (!name || speakerIn(name) === null) return false;
  return mark !== undefined || /^\p{Lu}{2,}|^\p{Lu}[^\p{Ll}]+$/u.test(name) || speakers.get(name)! >= LEAST_CUES;
}

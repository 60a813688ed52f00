import type { AttributedPart } from './attributed.ts';
import { carryVoice } from './carry-voice.ts';
import { classifyForm } from './classify-form.ts';
import { cueSpan } from './cue-span.ts';
import { isAlone } from './marked-words.ts';
import type { Reading } from './reading.ts';
import { isSaidByNobody, saidIn } from './said-by-nobody.ts';
import { cueAt } from './scene.ts';
import { isListed, repeatsThat, sharesVoice } from './share-attribution.ts';
import type { Spot } from './spot.ts';
import type { Voice } from './voice.ts';

/** What the quotation is and who speaks: what governs the one before it may govern it, else its own cue, else whoever had the floor. */
export function attributePart(reading: Reading, spot: Spot): AttributedPart {
  const { scene, index, marked, found, earlier } = spot;
  const words = reading.text.slice(marked.start, marked.end);
  const form = classifyForm(scene, index, words, found, reading.last?.paragraph === spot.paragraph);
  const bare: AttributedPart = { marked, form, voice: null, cue: null, continues: null };
  if (form === 'scare' && !found?.cue && earlier && (isListed(earlier, index, scene) || repeatsThat(earlier, index, scene)))
    return { ...earlier.part, marked, continues: null };
  const alone = isAlone(scene, index);
  if (form === 'scare' && !alone) return bare;
  if (earlier?.part.voice && !alone && sharesVoice(earlier, found))
    return { ...bare, voice: earlier.part.voice, cue: earlier.part.cue };
  const { voice, cue } = speakerAndCue(reading, spot);
  return { ...bare, form: alone && voice ? 'direct' : form, voice, cue };
}

function speakerAndCue(reading: Reading, spot: Spot): Pick<AttributedPart, 'voice' | 'cue'> {
  const { scene, found } = spot;
  const own = found?.naming ? null : found;
  const cue = own?.cue ? cueSpan(scene, own.cue) : null;
  if (own?.cue && own.mention?.words[0] === 'es' && isSaidByNobody(scene, own.cue)) {
    const source = saidIn(scene, own.cue);
    return { cue, voice: source ? spot.name(source) : subjectBefore(reading) };
  }
  return { cue, voice: own?.mention ? spot.name(own.mention) : carryVoice(reading, spot) };
}

// Whoever spoke in the sentence before may have said it.
function subjectBefore({ before }: Reading): Voice | null {
  if (!before?.subject) return null;
  const { scene, subject } = before;
  const speaks = scene.tokens.some((_, i) => cueAt(scene, i)?.classes.has('report'));
  return speaks ? { ...subject, certain: false } : null;
}

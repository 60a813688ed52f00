import type { Identity } from './cast.ts';
import { jointSpeakers } from './joint-speakers.ts';
import { learnAppositions } from './learn-appositions.ts';
import type { Mention } from './mention.ts';
import type { Reading } from './reading.ts';
import type { Scene } from './scene.ts';
import { sentenceSubject } from './sentence-subject.ts';
import { withWhom } from './unnamed-phrase.ts';
import { phraseIn, type Voice, voiceOf } from './voice.ts';

/** Whom a mention of the sentence names, as one who speaks. */
export type NameMention = (mention: Mention) => Voice;

/** Reads who is named in the sentence, in order; nobody is learnt from a headline. */
export function nameMentions(reading: Reading, scene: Scene, isHeadline: boolean): NameMention {
  const identities = isHeadline ? new Map<Mention, Identity>() : identifyAll(reading, scene);
  return (mention) => {
    const all = jointSpeakers(scene, withWhom(scene, mention));
    return voiceFor(reading, scene, all, identities.get(all) ?? unlisted(reading, scene, all));
  };
}

export function voiceFor(reading: Reading, scene: Scene, mention: Mention, identity: Identity | null): Voice {
  return voiceOf(mention, identity, phraseIn(reading.text, mention, scene, reading.lexicon));
}

function identifyAll({ cast, sentence }: Reading, scene: Scene): Map<Mention, Identity> {
  const identities = new Map<Mention, Identity>();
  const subject = sentenceSubject(scene, 0, scene.tokens.length);
  for (const mention of scene.mentions) {
    const identity = isPredicate(scene, mention) ? null : cast.identify(mention, sentence);
    if (!identity) continue;
    identities.set(mention, identity);
    // At once: a later "he" of the sentence means its subject before others.
    if (mention === subject) identity.figure.lastSubject = sentence;
  }
  learnAppositions(scene, identities);
  return identities;
}

// "She is a nurse", "being a mother of four": what somebody is, not somebody else.
function isPredicate(scene: Scene, { kind, definite, first }: Mention): boolean {
  const before = scene.tokens[first - 1]?.lower ?? '';
  return kind === 'role' && !definite && /^(?:is|was|be|been|being|become|became|becoming|remains?|remained)$/.test(before);
}

// "according to projections": a phrase that only its place shows to be a speaker.
function unlisted({ cast, sentence }: Reading, scene: Scene, mention: Mention): Identity | null {
  return scene.mentions.includes(mention) ? null : cast.identify(mention, sentence);
}

import type { Identity } from './cast.ts';
import type { Figure } from './figure.ts';
import type { Mention } from './mention.ts';
import { namedBeside } from './named-beside.ts';
import type { Scene } from './scene.ts';
import { isSign } from './tokens.ts';

/** Sentences back, beyond any pronoun's reach. */
const REMOVED = 1000;

/** "Power, the U.S. ambassador", "the ambassador, Samantha Power," and "Smith, 45," tell what a person is called later. */
export function learnAppositions(scene: Scene, identities: ReadonlyMap<Mention, Identity>): void {
  for (const mention of scene.mentions) {
    if (mention.kind === 'role') learnBeside(scene, mention, identities);
    if (mention.kind !== 'person' && mention.kind !== 'name') continue;
    const figure = identities.get(mention)?.figure;
    if (!figure) continue;
    const after = scene.tokens[mention.last];
    const isExplained = isSign(after, ',(') || /^(?:is|was|became|as)$/.test(after?.lower ?? '');
    const next = scene.tokens[mention.last + 1];
    if (isExplained && /^\d{1,3}$/.test(next?.text ?? '')) figure.age = next!.text;
    const at = figure.age !== null && isSign(scene.tokens[mention.last + 2], ',') ? mention.last + 3 : mention.last + 1;
    const role = isExplained ? (scene.startingAt.get(at) ?? scene.startingAt.get(at + 1)) : undefined;
    if (role) learnRole(figure, role);
    if (role && isSign(after, ',(')) forget(identities.get(role)?.figure);
    const earlier = isSign(scene.tokens[mention.first - 1], ',') ? scene.endingAt.get(mention.first - 1) : undefined;
    if (!earlier) continue;
    learnRole(figure, earlier);
    forget(identities.get(earlier)?.figure);
  }
}

// "die Direktorin des Programms Nova Anna Köhler"
function learnBeside(scene: Scene, role: Mention, identities: ReadonlyMap<Mention, Identity>): void {
  const named = namedBeside(scene, role);
  const figure = named === role ? undefined : identities.get(named)?.figure;
  if (!figure) return;
  learnRole(figure, role);
  forget(identities.get(role)?.figure);
}

// The same person twice: the description is no rival for a later "he".
function forget(described: Figure | undefined): void {
  if (described?.kind === 'role') described.lastSeen = -REMOVED;
}

function learnRole(figure: Figure, role: Mention): void {
  if (role.kind !== 'role') return;
  for (const word of role.roles) figure.roles.add(word);
  figure.gender ??= role.gender;
  figure.kind = 'person';
}

import type { CueTense } from './quote-tables.ts';

export interface InflectedForm {
  readonly form: string;
  readonly tense: CueTense;
  readonly particles: ReadonlySet<string> | null;
}

/** Every form as written, separated by blanks; "+savoir" is a word that must follow ("fait savoir"). */
export function listForms(entry: string): InflectedForm[] {
  const parts = entry.toLowerCase().split(' ');
  const following = parts.filter((part) => part.startsWith('+')).map((part) => part.slice(1));
  const particles = following.length > 0 ? new Set(following) : null;
  return parts.filter((part) => !part.startsWith('+')).map((form) => ({ form, tense: 'past', particles }));
}

/** "write wrote written": lemma, past, participle. "point out" inflects its first word only. */
export function inflectEnglish(entry: string): InflectedForm[] {
  const [lemma = '', past, participle] = entry.split(' ');
  const irregular = past !== undefined && past !== 'out';
  const pasts = irregular ? [past, participle ?? past] : [regularPast(lemma)];
  const forms: [string, CueTense][] = [
    [lemma, 'base'],
    [third(lemma), 'present'],
    [gerund(lemma), 'gerund'],
  ];
  for (const form of pasts) forms.push([form, 'past']);
  return forms.map(([form, tense]) => ({ form, tense, particles: null }));
}

function third(lemma: string): string {
  if (/[^aeiou]y$/.test(lemma)) return `${lemma.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh|[^aeiou]o)$/.test(lemma) ? `${lemma}es` : `${lemma}s`;
}

function regularPast(lemma: string): string {
  if (DOUBLING.has(lemma)) return `${lemma}${lemma.at(-1)}ed`;
  if (/[^aeiou]y$/.test(lemma)) return `${lemma.slice(0, -1)}ied`;
  return lemma.endsWith('e') ? `${lemma}d` : `${lemma}ed`;
}

function gerund(lemma: string): string {
  if (DOUBLING.has(lemma)) return `${lemma}${lemma.at(-1)}ing`;
  return /[^e]e$/.test(lemma) ? `${lemma.slice(0, -1)}ing` : `${lemma}ing`;
}

const DOUBLING = new Set(
  'admit blog brag kid quiz quip slam tag sob nod chat dub pan rip hit put sum begin refer infer concur blur snap grin shrug sin plan throb tap spin jab chip stun rebut hum'.split(
    ' ',
  ),
);

/**
 * "betonen": a weak verb, inflected here. "rufen ruft rief riefen gerufen": a strong one, as listed. "räumen +ein": a verb that
 * needs its particle, apart ("räumte … ein") or joined ("einräumte", "eingeräumt").
 */
export function inflectGerman(entry: string): InflectedForm[] {
  const parts = entry.toLowerCase().split(' ');
  const listed = parts.filter((part) => !part.startsWith('+'));
  const particles = parts.filter((part) => part.startsWith('+')).map((part) => part.slice(1));
  const forms = [...(listed.length === 1 ? weakForms(listed[0]!) : listed), ...presentSubjunctive(listed[0]!)];
  const apart = forms.map((form) => germanForm(form, particles.length > 0 ? new Set(particles) : null));
  const joined = particles.flatMap((particle) => forms.map((form) => germanForm(particle + form, null)));
  return [...apart, ...joined];
}

// "Er rate, …", "sage sie": the form in which papers report what somebody said.
function presentSubjunctive(infinitive: string): string[] {
  return /.{3}(?:en|e[lr]n)$/.test(infinitive) ? [`${stemOf(infinitive)}e`] : [];
}

function stemOf(infinitive: string): string {
  return infinitive.replace(/(?<=e[lr])n$|en$/, '');
}

function germanForm(form: string, particles: ReadonlySet<string> | null): InflectedForm {
  return { form, tense: 'past', particles };
}

// antworten → antwortet, antwortete, antworteten, geantwortet; bezeichnen → bezeichnet
function weakForms(infinitive: string): string[] {
  const stem = stemOf(infinitive);
  const linked = /[td]$|[^aeiouäöülrhmn][mn]$|ch[mn]$/.test(stem) ? `${stem}e` : stem;
  const participle = WITHOUT_GE.test(infinitive) ? `${linked}t` : `ge${linked}t`;
  return [...new Set([infinitive, `${linked}t`, `${linked}te`, `${linked}ten`, participle])];
}

const WITHOUT_GE = /^(?:be|emp|ent|er|ge|miss|ver|zer|prophezei)|ieren$/;

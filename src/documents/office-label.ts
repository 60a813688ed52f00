/** A name of an office: it has a small word in it or is one of those that chair a house. */
const OFFICE =
  /\s(?:of|for|de|der|für|des|pour|du|para)\s|^(?:the\s)?(?:acting\s|deputy\s|vice\s)*(?:speaker|chair|chairman|chairwoman|chairperson|president|minister|an\s\p{L}+|taoiseach|tánaiste)$/iu;
const NAME = /^\p{Lu}\S*(?:\s\S+)*\s\p{Lu}\S+$/u;

/** "Minister of State (Deputy Lira Veld)": a speaker's label that gives an office, and in brackets who holds it; else null. */
export function readOfficeLabel(label: string): { readonly office: string; readonly name: string } | null {
  const [, office, name] = /^([^([]+?)\s*[([]([^)\]]+)[)\]]\s*:?\s*$/.exec(label) ?? [];
  return office && name && OFFICE.test(office) && NAME.test(name) ? { office, name } : null;
}

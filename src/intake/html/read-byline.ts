import { monthNumber } from '../month-names.ts';

/** Longest that the names of a byline are: ten co-authors fit, a biography does not. */
const LONGEST = 200;

const LEAD =
  /^(?:(?:story|text|words|article|written|reported|posted|published|submitted|updated)\s+)?(?:by|par|von|por|di|door|av)\b:?\s+|^(?:author|autor|auteur)s?\s*:\s*/iu;

/** Where the names end and the page's own words begin: an address, a date or time, a count, a button. */
const REST =
  /(?:\s*(?:[|•·]|\s[-–—])\s*|\s+|,\s*)(?:(?:on|at|am|le|el)\s+)?(?:@\w|(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?,?\s+\d|\d{1,4}[./:-]\d|\d+\s*(?:comments?|shares?|hours?|hrs?|minutes?|mins?|days?)\b|\b(?:published|updated|posted|last (?:updated|modified)|follow|share|print|e-?mail|tweet|comments?)\b).*$/iu;

/** What no name has in it, and all after it: a handle, a number, an address, a stroke. */
const NO_NAME = /\s*(?:@|\d|<|\||\s\/|https?:).*$/u;

/** What a person is, after the name. */
const ROLE =
  /,\s*(?:(?:senior|staff|contributing|chief|special|associated press|guest|managing|assistant|deputy|political|science|health|business|sports)\s)*(?:writers?|reporters?|correspondents?|editors?|columnists?|contributors?|critics?|producers?|staff|bureau chief)\b.*$/iu;

/** What templates print where no name is. */
const NOBODY =
  /^(?:by|authors?|comments?|e-?mail\b.*|\S+\.\p{L}{2,5}|(?:mon|tues|wednes|thurs|fri|satur|sun)day|admin(?:istrator)?|staff|editors?|editorial|guest|user|unknown|anonymous|null|undefined|n\/a|\d.*)$/iu;

/** The names in a byline as pages print them, without "By", dates, counts and buttons around them; null where no name is left. */
export function readByline(printed: string | null): string | null {
  const line = printed
    ?.split(/\n\s*/)
    .map((part) => part.trim())
    .find(Boolean);
  const names = line
    ?.replace(/\s+/g, ' ')
    .replace(LEAD, '')
    .replace(REST, '')
    .replace(NO_NAME, '')
    .replace(ROLE, '')
    .replace(/[\s,;|:•·(–—-]+$/u, '');
  return names && names.length <= LONGEST && /\p{L}/u.test(names) && !isNobody(names) ? names : null;
}

function isNobody(names: string): boolean {
  return NOBODY.test(names) || monthNumber(names) !== null;
}
